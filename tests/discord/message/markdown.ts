import { parse } from "discord-markdown-parser";
import fc from "fast-check";

/** The members of a parsed Markdown node that the checks use. */
interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
  readonly name?: string;
}

/** Parses as Discord does for messages of bots, including masked links. */
export function parseMarkdown(markdown: string): readonly Node[] {
  return parse(markdown, "extended") as readonly Node[];
}

/** The visible text; timestamps and mentions are shown as their kind in braces. */
export function visibleText(markdown: string): string {
  return parseMarkdown(markdown).map(visibleTextOf).join("");
}

function visibleTextOf({ type, content, name }: Node): string {
  if (typeof content === "string") return content;
  if (Array.isArray(content)) return content.map(visibleTextOf).join("") + (LINES.has(type) ? "\n" : "");
  if (type === "br") return "\n";
  return name ?? `{${type}}`;
}

const LINES = new Set(["heading", "subtext", "blockQuote"]);

/** All node kinds, including nested ones. */
export function nodeKinds(markdown: string): string[] {
  const all = (nodes: readonly Node[]): string[] =>
    nodes.flatMap(({ type, content }) => [type, ...(Array.isArray(content) ? all(content) : [])]);
  return [...new Set(all(parseMarkdown(markdown)))].sort();
}

/** Texts that would ping, link or format something if they were not escaped. */
export const HOSTILE_TEXTS = [
  "@everyone",
  "@here come",
  "<@123456789012345678>",
  "<@!123456789012345678>",
  "<@&123456789012345678>",
  "<#123456789012345678>",
  "<id:customize>",
  "<123456789012345678:guide>",
  "</ban user:123456789012345678>",
  "<:pepe:123456789012345678>",
  "<a:wave:123456789012345678>",
  ":tada: :+1:",
  "<t:1746516600:R>",
  "**bold** *it* __under__ _it_ ~~struck~~ ***both***",
  "||spoiler||",
  "`code` ``more`` ```js\nblock\n```",
  "# heading",
  "### heading",
  "-# small",
  "> quote",
  ">>> quote",
  "- item",
  "* item",
  "+ item",
  "1. item",
  "12) item",
  "[Click](https://evil.example)",
  "[Click](<https://evil.example> 'title')",
  "https://evil.example/a_b_c",
  "<https://evil.example>",
  "steam://run/1",
  "discord.gg/abcdef",
  "discord.com/invite/abcdef",
  "<mailto:a@b.example>",
  "<+123456789>",
  "¯\\_(ツ)_/¯",
  "\\*not escaped\\*",
  "ends with a backslash \\",
  "two\n\n# lines\r\n- of\u2028> text",
  "\u202egnihton\u202c \u200bzero\u2060 \u{e0041}tag",
  "\ud800 alone",
  "👩‍👩‍👧 and 🇩🇪 and 1️⃣",
  "שלום @everyone **b**",
];

/** Arbitrary text, mostly hostile. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE_TEXTS),
      fc.constantFrom(
        "*",
        "_",
        "`",
        "~~",
        "||",
        "\\",
        "<",
        ">",
        "[",
        "](",
        ")",
        "@",
        "#",
        "-",
        "\n",
        " ",
        ":",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.lorem({ maxCount: 6 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));
