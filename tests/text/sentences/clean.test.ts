import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText, isCleanText } from "../../../src/text/sentences/clean.ts";

test("invisible characters are removed, visible ones stay", () => {
  const hidden =
    "pay\u202e load\u200b of\u2066 zero\u0000 \u{e0041}\u{e0042}tags\ufeff and so\u00adft\u0007 marks\ud800";
  expect(cleanText(hidden)).toBe("pay load of zero tags and soft marks");
  expect(cleanText("Zürich – “naïve” €5 ½, 東京 и Ελλάδα\tend\n")).toBe(
    "Zürich – “naïve” €5 ½, 東京 и Ελλάδα\tend\n",
  );
});

test("line ends become newlines and letters are composed", () => {
  expect(cleanText("one\r\ntwo\rthree\u2028four\u0085five")).toBe("one\ntwo\nthree\nfour\nfive");
  expect(cleanText("Mu\u0308ller")).toBe("Müller");
});

test("a joiner stays where Persian spelling needs it, and is removed elsewhere", () => {
  expect(cleanText("می\u200cخواهم")).toBe("می\u200cخواهم");
  expect(cleanText("pass\u200cword می\u200c x")).toBe("password می x");
});

test("cleaning is idempotent and leaves no control character, direction mark or tag", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const clean = cleanText(text);
      expect(isCleanText(clean)).toBe(true);
      expect(clean.replace(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u{e0000}-\u{e0fff}]/u);
    }),
  );
});
