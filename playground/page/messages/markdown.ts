import type { MarkdownNode } from "../../views/view-types.ts";
import { type Child, el } from "../shell/dom.ts";
import { nowMs } from "../shell/now.ts";

type NodeRenderer = (node: MarkdownNode) => Child;

/** Renders parsed Markdown as elements; unknown nodes are shown as text. */
export function renderMarkdown(nodes: readonly MarkdownNode[]): Child[] {
  return nodes.map(renderNode);
}

function renderNode(node: MarkdownNode): Child {
  const renderer: NodeRenderer | undefined = RENDERERS[node.type];
  return renderer ? renderer(node) : textOf(node);
}

const childrenOf = ({ content }: MarkdownNode): Child[] =>
  typeof content === "string" ? [content] : renderMarkdown(content ?? []);

function textOf(node: MarkdownNode): string {
  const { content, name } = node;
  if (typeof content === "string") return content;
  return content ? content.map(textOf).join("") : (name ?? "");
}

const RENDERERS: Readonly<Record<string, NodeRenderer>> = {
  br: () => el("br"),
  strong: (node) => el("strong", {}, ...childrenOf(node)),
  em: (node) => el("em", {}, ...childrenOf(node)),
  underline: (node) => el("u", {}, ...childrenOf(node)),
  strikethrough: (node) => el("s", {}, ...childrenOf(node)),
  inlineCode: (node) => el("code", { class: "inline" }, ...childrenOf(node)),
  codeBlock: (node) => el("pre", {}, el("code", {}, ...childrenOf(node))),
  blockQuote: (node) => el("blockquote", {}, ...childrenOf(node)),
  subtext: (node) => el("small", { class: "subtext" }, ...childrenOf(node)),
  mention: (node) => el("span", { class: "mention" }, ...childrenOf(node)),
  heading: (node) => el(HEADINGS[node.level ?? 1] ?? "h3", {}, ...childrenOf(node)),
  spoiler,
  link,
  url: link,
  autolink: link,
  list: ({ items = [], ordered, start }) =>
    el(
      ordered ? "ol" : "ul",
      { attributes: { start: ordered ? (start ?? 1) : null } },
      ...items.map((item) => el("li", {}, ...renderMarkdown(item))),
    ),
  timestamp: ({ timestamp, format }) => timestampElement(Number(timestamp), format ?? "f"),
};

const HEADINGS: Readonly<Record<number, "h1" | "h2" | "h3">> = { 1: "h1", 2: "h2", 3: "h3" };

function spoiler(node: MarkdownNode): HTMLElement {
  const reveal = (event: Event) => (event.currentTarget as HTMLElement).classList.add("shown");
  return el("span", { class: "spoiler", on: { click: reveal } }, ...childrenOf(node));
}

/** Only http(s) links are clickable; other targets are shown as text. */
function link(node: MarkdownNode): Child {
  const { target = "" } = node;
  if (!/^https?:\/\//.test(target)) return textOf(node);
  return el(
    "a",
    { attributes: { href: target, target: "_blank", rel: "noopener noreferrer" } },
    ...childrenOf(node),
  );
}

/** Discord's timestamp styles. Source: Discord's reference, "Timestamp styles". */
const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

function timestampElement(seconds: number, style: string): HTMLElement {
  const when = new Date(seconds * 1000);
  if (Number.isNaN(when.getTime())) return el("span", { class: "time" }, "Invalid Date");
  const full = when.toLocaleString(undefined, STYLES.F);
  const text = style === "R" ? relative(when) : when.toLocaleString(undefined, STYLES[style] ?? STYLES.f);
  const attributes = { datetime: when.toISOString(), title: full, "data-relative": style === "R" };
  return el("time", { class: "time", attributes }, text);
}

/** Keeps relative times such as "in 5 minutes" current. */
export function refreshRelativeTimes(container: Element): void {
  for (const time of container.querySelectorAll<HTMLTimeElement>("time[data-relative]")) {
    const text = relative(new Date(time.dateTime));
    if (time.textContent !== text) time.textContent = text;
  }
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

function relative(when: Date): string {
  const seconds = Math.round((when.getTime() - nowMs()) / 1000);
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? (["second", 1] as const);
  return new Intl.RelativeTimeFormat().format(Math.round(seconds / size), unit);
}
