import { rulesExtended, SimpleMarkdown } from "discord-markdown-parser";
import type { MarkdownNode } from "./view-types.ts";

/** Display names for mentions. */
export interface Names {
  readonly user: (id: string) => string | undefined;
  readonly channel: (id: string) => string | undefined;
  readonly role: (id: string) => string | undefined;
}

/** List items, with indented continuation lines. */
const LIST = /^(?: *(?:[-*]|\d{1,9}\.) +[^\n]+(?:\n|$)(?: {2,}(?![-*] |\d{1,9}\. )[^\n]+(?:\n|$))*)+/;
const HEADING = /^(#{1,3}) +([^\n]+?)(\n|$)/;
const SUBTEXT_LINE = /^-# +([^\n]+?)(\n|$)/;
const LIST_ITEM = /^( *)([-*]|\d{1,9}\.) +(.*)$/;

interface Line {
  readonly depth: number;
  readonly mark: string;
  readonly text: string;
}

type Parse = (text: string) => readonly MarkdownNode[];

interface ParserState {
  readonly prevCapture?: readonly string[] | null;
}

function startsLine({ prevCapture: before }: ParserState): boolean {
  return !before || before[0]?.endsWith("\n") === true;
}

/** Rule for lists, which the parser does not support. */
const list = {
  order: SimpleMarkdown.defaultRules.heading.order - 0.25,
  match: (source: string, state: ParserState) => (startsLine(state) ? LIST.exec(source) : null),
  parse: ([all = ""]: readonly string[], parse: (text: string, state: object) => MarkdownNode[]) =>
    listsOf(linesOf(all), (text) => parse(text, { inline: true, prevCapture: null })),
};

/** The parser's own rules for headings and subtext miss a line that follows a quote or a list. */
const heading = {
  match: (source: string, state: ParserState) => (startsLine(state) ? HEADING.exec(source) : null),
};
const subtext = {
  match: (source: string, state: ParserState) => (startsLine(state) ? SUBTEXT_LINE.exec(source) : null),
};

type Rules = typeof rulesExtended;

const parse = SimpleMarkdown.parserFor({
  ...rulesExtended,
  list,
  heading: { ...rulesExtended.heading, ...heading },
  subtext: { ...rulesExtended.subtext, ...subtext },
} as unknown as Rules);

/** Parses Discord's Markdown, lists included; mentions get their display names. */
export function parseMarkdown(text: string, names: Names): readonly MarkdownNode[] {
  return (parse(text, { inline: true }) as MarkdownNode[]).map((node) => withMentionNames(node, names));
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const [, indent, mark, rest] = LIST_ITEM.exec(line) ?? [];
    const last = lines.at(-1);
    if (mark !== undefined) lines.push({ depth: indent?.length ?? 0, mark, text: rest ?? "" });
    else if (last) lines.splice(-1, 1, { ...last, text: `${last.text}\n${line.trim()}` });
  }
  return lines;
}

/** Splits list lines into lists: a change between bullets and numbers starts a new one. */
function listsOf(lines: readonly Line[], parseText: Parse): MarkdownNode[] {
  const depth = lines[0]?.depth ?? 0;
  const listStarts = lines.flatMap(({ depth: ownDepth, mark }, at) => {
    const before = lines.slice(0, at).findLast((line) => line.depth <= depth);
    const changesKind = ownDepth <= depth && before !== undefined && isNumber(before.mark) !== isNumber(mark);
    return at === 0 || changesKind ? [at] : [];
  });
  return listStarts.map((at, n) => listOf(lines.slice(at, listStarts[n + 1] ?? lines.length), parseText));
}

const isNumber = (mark: string) => /^\d/.test(mark);

/** Builds one list; more deeply indented lines form a nested list inside the item above. */
function listOf(lines: readonly Line[], parseText: Parse): MarkdownNode {
  const [first] = lines;
  const depth = first?.depth ?? 0;
  const starts = lines.flatMap((line, at) => (line.depth <= depth ? [at] : []));
  const items = starts.map((at, n) => {
    const under = lines.slice(at + 1, starts[n + 1] ?? lines.length);
    return [...parseText(lines[at]?.text ?? ""), ...(under.length > 0 ? listsOf(under, parseText) : [])];
  });
  const number = Number.parseInt(first?.mark ?? "", 10);
  const numbered = Number.isNaN(number) ? { ordered: false } : { ordered: true, start: number };
  return { type: "list", items, ...numbered };
}

function withMentionNames(node: MarkdownNode & { readonly id?: string }, names: Names): MarkdownNode {
  const { type, id = "", content, items, name } = node;
  const mention = (text: string) => ({ type: "mention", content: text });
  if (type === "user") return mention(`@${names.user(id) ?? "unknown-user"}`);
  if (type === "role") return mention(`@${names.role(id) ?? "unknown-role"}`);
  if (type === "channel") return mention(`#${names.channel(id) ?? "unknown"}`);
  if (type === "everyone" || type === "here") return mention(`@${type}`);
  if (type === "slashCommand") return mention(`/${"fullName" in node ? String(node.fullName) : name}`);
  return {
    ...node,
    ...(typeof content === "object" && { content: content.map((inner) => withMentionNames(inner, names)) }),
    ...(items && { items: items.map((item) => item.map((inner) => withMentionNames(inner, names))) }),
  };
}

/** The text of nodes without formatting, on one line. */
export function plainText(nodes: readonly MarkdownNode[]): string {
  return nodes.map(nodeText).join("").replaceAll(/\s+/g, " ").trim();
}

function nodeText({ content, items, name }: MarkdownNode): string {
  if (typeof content === "string") return content;
  const inner = content ? content.map(nodeText).join("") : (items?.map(plainText).join(" ") ?? name);
  return inner ?? " ";
}
