import type { ComponentView } from "../shapes.ts";
import { type Child, el, present } from "./dom.ts";
import { showMarkdown } from "./markdown.ts";

/** What pressing and choosing does, and what the selects of people, roles and channels offer. */
export interface ComponentDeeds {
  readonly press: (button: string) => void;
  readonly choose: (select: string, values: readonly string[]) => void;
  readonly offered: (type: number) => readonly Offered[];
}

export interface Offered {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default?: boolean;
}

type Show = (component: ComponentView, deeds: ComponentDeeds) => Child;

export function showComponents(components: readonly ComponentView[], deeds: ComponentDeeds): Node[] {
  const shown = components.map((one) => SHOWN[one.type]?.(one, deeds) ?? unknown(one));
  return present(shown).filter((node): node is Node => typeof node !== "string");
}

function unknown({ type }: ComponentView): HTMLElement {
  return el("div", { class: "unknown" }, `A component of type ${type}, which this page cannot show.`);
}

/** By type. Source: Discord's reference, "Component reference". */
const SHOWN: Readonly<Record<number, Show>> = {
  1: ({ components = [] }, deeds) => el("div", { class: "row" }, ...showComponents(components, deeds)),
  2: button,
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  9: ({ components = [], accessory }, deeds) =>
    el(
      "div",
      { class: "section" },
      el("div", { class: "section-text" }, ...showComponents(components, deeds)),
      el("div", { class: "accessory" }, ...(accessory ? showComponents([accessory], deeds) : [])),
    ),
  10: ({ nodes = [] }) => el("div", { class: "text" }, ...showMarkdown(nodes)),
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

function container({ components = [], accent_color: accent, spoiler }: ComponentView, deeds: ComponentDeeds) {
  const frame = el("div", { class: `container ${spoiler === true ? "spoiler" : ""}` });
  if (spoiler === true) frame.addEventListener("click", () => frame.classList.add("shown"));
  if (typeof accent === "number")
    frame.style.setProperty("--accent", `#${accent.toString(16).padStart(6, "0")}`);
  frame.append(...showComponents(components, deeds));
  return frame;
}

const STYLES: Readonly<Record<number, string>> = {
  1: "primary",
  2: "secondary",
  3: "success",
  4: "danger",
  5: "link",
};

function button(component: ComponentView, { press }: ComponentDeeds): HTMLElement {
  const { style, label, custom_id: id, disabled, url, emoji } = component;
  const picture = (emoji as { name?: string } | undefined)?.name;
  const text = [picture, label].filter((part) => part !== undefined && part !== null).join(" ");
  const look = `button ${STYLES[Number(style)] ?? "secondary"}`;
  if (typeof url === "string" && /^https?:\/\//.test(url))
    return el(
      "a",
      { class: look, at: { href: url, target: "_blank", rel: "noopener noreferrer" } },
      `${text} ↗`,
    );
  const pressed = ({ currentTarget }: Event) => {
    (currentTarget as HTMLElement).classList.add("waiting");
    press(String(id));
  };
  return el(
    "button",
    { class: look, at: { type: "button", disabled: disabled === true }, on: { click: pressed } },
    text,
  );
}

/** One value is a menu of the browser; several are boxes to tick and a button that sends them. */
function select(component: ComponentView, deeds: ComponentDeeds): HTMLElement {
  const { custom_id: id, placeholder, max_values: most, options, type, disabled } = component;
  const offered = Array.isArray(options) ? (options as readonly Offered[]) : deeds.offered(type);
  const send = (values: readonly string[]) => deeds.choose(String(id), values);
  if (Number(most ?? 1) > 1) return several(offered, String(placeholder ?? "Make a selection"), send);
  const menu = el(
    "select",
    { class: "select", at: { disabled: disabled === true } },
    el(
      "option",
      { at: { value: "", disabled: true, selected: true } },
      String(placeholder ?? "Make a selection"),
    ),
    ...offered.map(({ label, value, description, default: preset }) =>
      el(
        "option",
        { at: { value, selected: preset === true } },
        description ? `${label} · ${description}` : label,
      ),
    ),
  );
  menu.addEventListener("change", () => send([menu.value]));
  return menu;
}

function several(
  offered: readonly Offered[],
  placeholder: string,
  send: (values: readonly string[]) => void,
): HTMLElement {
  const boxes = offered.map(({ value, default: preset }) =>
    el("input", { at: { type: "checkbox", value, checked: preset === true } }),
  );
  const chosen = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);
  return el(
    "details",
    { class: "several" },
    el("summary", { class: "select" }, placeholder),
    ...boxes.map((box, at) => el("label", {}, box, offered[at]?.label ?? "")),
    el(
      "button",
      { class: "button primary", at: { type: "button" }, on: { click: () => send(chosen()) } },
      "Choose",
    ),
  );
}

/** A file with its name, to be saved. */
export function fileCard(filename: string, bytes: number, url: string): HTMLElement {
  return el(
    "div",
    { class: "file" },
    el("span", { at: { "aria-hidden": "true" } }, "📄"),
    el("a", { at: { href: url, download: filename } }, filename),
    el("small", {}, bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KB`),
  );
}

/** A picture that is shown in its own size, in a tab of its own, when it is pressed. */
export function largeOnPress(url: string, picture: HTMLImageElement): HTMLElement {
  return el("a", { class: "opens", at: { href: url, target: "_blank", rel: "noopener" } }, picture);
}

function image(media: unknown, description: unknown, look: string): HTMLElement {
  const { url = "" } = media as { url?: string };
  return largeOnPress(url, el("img", { class: look, at: { src: url, alt: String(description ?? "") } }));
}
