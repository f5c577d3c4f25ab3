import { expect, test } from "vitest";
import { readMarkdown } from "../../../../src/ingest/formats/text/markdown.ts";

test.each([
  ["The coach earns ~~300,000~~ 410,000 crowns.", "The coach earns  410,000 crowns."],
  ["The coach earns <del>300,000</del> 410,000 crowns.", "The coach earns  410,000 crowns."],
  ["At least 40<sup>3</sup> people died.", "At least 40 people died."],
  ["The dam holds 3 m^3^ and lies at 40[^1].", "The dam holds 3 m³ and lies at 40."],
  ["Too much CO~2~ and H<sub>2</sub>O.", "Too much CO2 and H2O."],
  ["See [[Corvale dam|the dam]] and ![[map.png]].", "See the dam and ."],
  ["> [!warning] Update\n> The toll is 40.", "Update\nThe toll is 40."],
  ["14. March is the day of the second leg.", "14. March is the day of the second leg."],
  ["1986\\. The year of the dam.", "1986. The year of the dam."],
  ["1. FC Aldry won.\n2. Wexcombe lost.", "1. FC Aldry won.\n\n2. Wexcombe lost."],
])("%j", (source, text) => {
  expect(readMarkdown(source).text).toBe(text);
});
