import type { ComponentView } from "../../views/view-types.ts";
import { type Child, el, presentChildren } from "../shell/dom.ts";
import { renderMarkdown } from "./markdown.ts";

/** Actions of buttons and selects, and the choices for selects of people, roles and channels. */
export interface ComponentHandlers {
  readonly press: (button: string) => void;
  readonly choose: (select: string, values: readonly string[]) => void;
  readonly selectOptions: (type: number) => readonly SelectOption[];
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default?: boolean;
}

type ComponentRenderer = (component: ComponentView, handlers: ComponentHandlers) => Child;

export function renderComponents(components: readonly ComponentView[], handlers: ComponentHandlers): Node[] {
  const elements = components.map(
    (component) => RENDERERS[component.type]?.(component, handlers) ?? unsupported(component),
  );
  return presentChildren(elements).filter((node): node is Node => typeof node !== "string");
}

function unsupported({ type }: ComponentView): HTMLElement {
  return el("div", { class: "unknown" }, `This page cannot show components of type ${type}.`);
}

/** Renderers by component type. Source: Discord's reference, "Component reference". */
const RENDERERS: Readonly<Record<number, ComponentRenderer>> = {
  1: ({ components = [] }, handlers) =>
    el("div", { class: "row" }, ...renderComponents(components, handlers)),
  2: button,
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  9: ({ components = [], accessory }, handlers) =>
    el(
      "div",
      { class: "section" },
      el("div", { class: "section-text" }, ...renderComponents(components, handlers)),
      el("div", { class: "accessory" }, ...(accessory ? renderComponents([accessory], handlers) : [])),
    ),
  10: ({ nodes = [] }) => el("div", { class: "text" }, ...renderMarkdown(nodes)),
  11: ({ media, description }) => image(media, description, "thumbnail"),
  12: ({ items }) =>
    el(
      "div",
      { class: "gallery" },
      ...((items as { media: unknown; description?: unknown }[]) ?? []).map((item) =>
        image(item.media, item.description, "gallery-item"),
      ),
    ),
  13: ({ file }) => {
    const {
      filename = "file",
      size = 0,
      url = "",
    } = file as Partial<Record<"filename" | "url", string>> & { size?: number };
    return fileCard(filename, size, url);
  },
  14: ({ divider, spacing }) =>
    el("div", { class: `separator ${divider === false ? "" : "line"} ${spacing === 2 ? "large" : ""}` }),
  17: container,
};

function container(
  { components = [], accent_color: accent, spoiler }: ComponentView,
  handlers: ComponentHandlers,
) {
  const frame = el("div", { class: `container ${spoiler === true ? "spoiler" : ""}` });
  if (spoiler === true) frame.addEventListener("click", () => frame.classList.add("shown"));
  if (typeof accent === "number")
    frame.style.setProperty("--accent", `#${accent.toString(16).padStart(6, "0")}`);
  frame.append(...renderComponents(components, handlers));
  return frame;
}

const STYLES: Readonly<Record<number, string>> = {
  1: "primary",
  2: "secondary",
  3: "success",
  4: "danger",
  5: "link",
};

function button(component: ComponentView, { press }: ComponentHandlers): HTMLElement {
  const { style, label, custom_id: id, disabled, url, emoji } = component;
  const picture = (emoji as { name?: string } | undefined)?.name;
  const text = [picture, label].filter((part) => part !== undefined && part !== null).join(" ");
  const className = `button ${STYLES[Number(style)] ?? "secondary"}`;
  if (typeof url === "string" && /^https?:\/\//.test(url))
    return el(
      "a",
      { class: className, attributes: { href: url, target: "_blank", rel: "noopener noreferrer" } },
      `${text} ↗`,
    );
  const onClick = ({ currentTarget }: Event) => {
    (currentTarget as HTMLElement).classList.add("waiting");
    press(String(id));
  };
  return el(
    "button",
    { class: className, attributes: { type: "button", disabled: disabled === true }, on: { click: onClick } },
    text,
  );
}

/** A select for one value is a native menu; for several, checkboxes and a button. */
function select(component: ComponentView, handlers: ComponentHandlers): HTMLElement {
  const { custom_id: id, placeholder, max_values: maxValues, options, type, disabled } = component;
  const choices = Array.isArray(options)
    ? (options as readonly SelectOption[])
    : handlers.selectOptions(type);
  const send = (values: readonly string[]) => handlers.choose(String(id), values);
  if (Number(maxValues ?? 1) > 1)
    return multiSelect(choices, String(placeholder ?? "Make a selection"), send);
  const menu = el(
    "select",
    { class: "select", attributes: { disabled: disabled === true } },
    el(
      "option",
      { attributes: { value: "", disabled: true, selected: true } },
      String(placeholder ?? "Make a selection"),
    ),
    ...choices.map(({ label, value, description, default: preset }) =>
      el(
        "option",
        { attributes: { value, selected: preset === true } },
        description ? `${label} · ${description}` : label,
      ),
    ),
  );
  menu.addEventListener("change", () => send([menu.value]));
  return menu;
}

function multiSelect(
  choices: readonly SelectOption[],
  placeholder: string,
  send: (values: readonly string[]) => void,
): HTMLElement {
  const boxes = choices.map(({ value, default: preset }) =>
    el("input", { attributes: { type: "checkbox", value, checked: preset === true } }),
  );
  const chosen = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);
  return el(
    "details",
    { class: "several" },
    el("summary", { class: "select" }, placeholder),
    ...boxes.map((box, at) => el("label", {}, box, choices[at]?.label ?? "")),
    el(
      "button",
      { class: "button primary", attributes: { type: "button" }, on: { click: () => send(chosen()) } },
      "Choose",
    ),
  );
}

/** A download link with name and size. */
export function fileCard(filename: string, bytes: number, url: string): HTMLElement {
  return el(
    "div",
    { class: "file" },
    el("span", { attributes: { "aria-hidden": "true" } }, "📄"),
    el("a", { attributes: { href: url, download: filename } }, filename),
    el("small", {}, bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KB`),
  );
}

/** A picture that opens in full size in a new tab. */
export function linkToFullSize(url: string, picture: HTMLImageElement): HTMLElement {
  return el("a", { class: "opens", attributes: { href: url, target: "_blank", rel: "noopener" } }, picture);
}

function image(media: unknown, description: unknown, className: string): HTMLElement {
  const { url = "" } = media as { url?: string };
  return linkToFullSize(
    url,
    el("img", { class: className, attributes: { src: url, alt: String(description ?? "") } }),
  );
}
