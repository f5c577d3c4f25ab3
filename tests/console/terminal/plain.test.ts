import fc from "fast-check";
import { expect, test } from "vitest";
import { plain, terminalJson } from "../../../src/console/terminal/plain.ts";

// Characters that affect a terminal: controls except the line break, direction and zero-width characters, tags.
const UNSAFE = /(?!\n)\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

test("removes whole escape sequences and joins lines", () => {
  expect(plain("a\u001b[31mred\u001b[0m b")).toBe("ared b");
  expect(plain("x\u001b]0;title\u0007y")).toBe("xy");
  expect(plain("\u009b2Jz")).toBe("z");
  expect(plain(" one\r\n two\tthree\u2028four ")).toBe("one two three four");
});

test("keeps accents, joined emoji, Persian joiners and Chinese", () => {
  for (const text of ["Gijón", "👩‍🚀 launched", "می‌خواهم", "北京 天气"]) expect(plain(text)).toBe(text);
});

test("removes all control sequences from any text", () => {
  const nasty = fc.string({
    unit: fc.oneof(
      fc.integer({ min: 0, max: 0x2fff }).map((c) => String.fromCharCode(c)),
      fc.constantFrom("\u001b[", "\u009d", "\u{e0041}", "\u202e"),
    ),
  });
  fc.assert(fc.property(nasty, (text) => !UNSAFE.test(plain(text)) && !plain(text).includes("\n")));
});

test("escapes JSON without loss", () => {
  const value = { quote: "a\u009b31m\u202eb\u{e0041}\u001b[0m\nc" };
  expect(terminalJson(value)).not.toMatch(UNSAFE);
  expect(JSON.parse(terminalJson(value))).toEqual(value);
});
