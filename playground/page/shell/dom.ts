export type Child = Node | string | null | false | undefined;

type Listeners = {
  readonly [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void;
};

export interface ElementOptions {
  readonly class?: string;
  /** false, null and undefined omit the attribute; true sets it without a value. */
  readonly attributes?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly on?: Listeners;
}

/** Creates an element. Strings become text nodes, so that no content is ever parsed as HTML. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: ElementOptions = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (options.class) element.className = options.class;
  for (const [name, value] of Object.entries(options.attributes ?? {}))
    if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value === true ? "" : String(value));
  for (const [type, listener] of Object.entries(options.on ?? {}))
    element.addEventListener(type, listener as EventListener);
  element.append(...presentChildren(children));
  return element;
}

export function presentChildren(children: readonly Child[]): (Node | string)[] {
  return children.filter(
    (child): child is Node | string => child !== null && child !== undefined && child !== false,
  );
}

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}

/** A letter avatar in the person's colour. */
export function avatar(name: string, hue: number, size: "small" | "large"): HTMLElement {
  const picture = el(
    "span",
    { class: `avatar ${size}`, attributes: { "aria-hidden": "true" } },
    name.slice(0, 1),
  );
  picture.style.setProperty("--hue", String(hue));
  return picture;
}
