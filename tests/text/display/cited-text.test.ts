import { expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { createCitationNumbering } from "../../../src/domain/documents/citation-numbering.ts";
import { type Claim, claimText, composedClaim } from "../../../src/domain/documents/claim.ts";
import { message } from "../../../src/domain/texts/texts.ts";
import { citedText, NO_BREAK_SPACE } from "../../../src/text/display/cited-text.ts";

const evidence = (quote: string, sentence: number) => ({ document: "a.txt", sentences: [sentence], quote });

function cited(claim: Claim, language: string): string {
  const text = citedText(claim, createCitationNumbering(), {
    texts: textsFor(language),
    toPlainLine: (line) => line,
    escape: (piece) => piece,
    formatMarker: (markers) => markers,
  });
  return text.replaceAll(NO_BREAK_SPACE, " ");
}

function changed(earlier: string, now: string): Claim {
  const sources = [evidence(earlier, 1), evidence(now, 2)];
  return composedClaim(message("reason.claim.changed", { earlier, now }), sources);
}

test("a composed claim is worded in the reader's language, each marker after its quotation", () => {
  const claim = changed("12 boats sank", "14 boats sank");
  expect(cited(claim, "en")).toBe("Earlier: “12 boats sank” [1]. Now: “14 boats sank” [2].");
  expect(cited(claim, "de")).toBe("Früher: „12 boats sank“ [1]. Jetzt: „14 boats sank“ [2].");
});

test("its checked text is English, whoever reads it", () => {
  const claim = changed("12 boats sank", "14 boats sank");
  expect(claim.text).toBe(claimText(claim, textsFor("en")));
});

test("a stored claim without a message, or with one of another version, is shown as its text", () => {
  const claim = { text: "Earlier: “a”. Now: “b”.", evidence: [evidence("a", 1)] };
  expect(claimText(claim, textsFor("de"))).toBe(claim.text);
  expect(claimText({ ...claim, message: { key: "reason.of.the.future" } }, textsFor("de"))).toBe(claim.text);
});

test("without quotations of all sources, the markers are at the end", () => {
  const claim = { text: "A and B.", evidence: [evidence("A", 1), evidence("B", 2)] };
  expect(cited(claim, "de")).toBe("A and B. [1][2]");
  expect(cited({ text: "None.", evidence: [evidence("", 1), evidence("", 2)] }, "de")).toBe("None. [1][2]");
});
