import stringWidth from "string-width";
import { expect, test } from "vitest";
import { wrapParagraph } from "../../../src/console/terminal/layout.ts";
import { NO_BREAK_SPACE } from "../../../src/text/display/cited-text.ts";

test("aligns the following lines with the text, not with the bullet", () => {
  const text = wrapParagraph({ indent: 2, lead: "- ", text: "one two three four five", hang: 2 }, 14);
  expect(text.split("\n")).toEqual(["  - one two", "    three four", "    five"]);
});

test("a label wider than the hanging indent shortens only the first line", () => {
  const text = wrapParagraph({ indent: 0, lead: "Bottom line: ", text: "one two three four", hang: 0 }, 20);
  expect(text.split("\n")).toEqual(["Bottom line: one two", "three four"]);
});

test("counts wide characters as two columns, breaks long words, and never exceeds the width", () => {
  const texts = [
    "港口将于六月重新开放，维修工作历时两年。".repeat(3),
    "👩‍🚀🚢".repeat(20),
    `x${"y".repeat(90)} z`,
  ];
  for (const text of texts) {
    for (const columns of [20, 33, 80]) {
      const lines = wrapParagraph({ indent: 3, lead: "- ", text, hang: 2 }, columns).split("\n");
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
      expect(
        lines
          .map((line) => line.slice(5))
          .join("")
          .replace(/\s/g, ""),
      ).toBe(text.replace(/\s/g, ""));
    }
  }
});

test("keeps a marker on the line of the word before it", () => {
  const text = wrapParagraph(
    { indent: 0, lead: "", text: `twelve letters${NO_BREAK_SPACE}[1]`, hang: 0 },
    16,
  );
  expect(text.split("\n")).toEqual(["twelve", "letters [1]"]);
});
