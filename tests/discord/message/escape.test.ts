import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeLines, escapeText, oneLine } from "../../../src/discord/message/escape.ts";
import { anyText, HOSTILE_TEXTS, nodeKinds, visibleText } from "./markdown.ts";

const TEXT_KINDS = ["br", "text", "twemoji"];
/** Markup that Discord renders but the parser does not know: lists, small print, invites, emoji names. */
const UNPARSED_MARKUP =
  /^\s*(?:[-*+]|\d+\.)\s|^\s*-#|:\/\/|discord\.gg|\.com\/|(?<!\\):\w+(?<!\\):|(?<!\\)[@[\]]/m;

test.each(HOSTILE_TEXTS)("%j is shown literally and has no effect", (text) => {
  const escaped = escapeText(text);
  expect(nodeKinds(escaped).filter((kind) => !TEXT_KINDS.includes(kind))).toEqual([]);
  expect(visibleText(escaped)).toBe(oneLine(text));
  expect(escaped).not.toMatch(UNPARSED_MARKUP);
  expect(escaped).not.toContain("\n");
});

test("any text is shown literally, plain, in bold and as a list item", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const escaped = escapeText(text);
      expect(nodeKinds(escaped).filter((kind) => kind !== "text" && kind !== "twemoji")).toEqual([]);
      expect(visibleText(escaped)).toBe(oneLine(text));
      expect(escaped).not.toMatch(UNPARSED_MARKUP);
      if (escaped !== "") expect(visibleText(`- **${escaped}** [1]`)).toBe(`- ${oneLine(text)} [1]`);
    }),
    { numRuns: 1000 },
  );
});

test("invisible characters are removed, visible ones stay", () => {
  expect(escapeText("a\u202eb\u200bc \u{e0041}d\tä")).toBe("abc d ä");
});

test("line breaks are kept on request, and every line is escaped", () => {
  expect(escapeLines(" # one\r\n-  two\n\n3. **three** ")).toBe("\\# one\n\\- two\n\n3\\. \\*\\*three\\*\\*");
  fc.assert(
    fc.property(anyText, (text) => {
      const escaped = escapeLines(text);
      expect(nodeKinds(escaped).filter((kind) => !TEXT_KINDS.includes(kind))).toEqual([]);
      expect(escaped).not.toMatch(UNPARSED_MARKUP);
    }),
    { numRuns: 500 },
  );
});
