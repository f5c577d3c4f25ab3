import { statedDate } from "../../domain/core/time.ts";
import type { Claim, DroppedClaim, Evidence } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { CitedSentence, Verify } from "../../domain/writing/writer.ts";
import { foldSpaces } from "../../text/tokens/fold.ts";

/** Finds a document that a claim cites; undefined when the claim cites one it was not given. */
export type DocumentLookup = (path: string) => Document | undefined;

/** A text whose claims all match their sources, and the claims that did not. */
export interface CheckedText<T> {
  readonly value: T;
  /** How many of the claims matched as they were written; the others were replaced or left out. */
  readonly matched: number;
  readonly dropped: readonly DroppedClaim[];
}

/** A claim that may be shown, or null; and what was dropped on the way. */
export interface CheckedClaim {
  readonly claim: Claim | null;
  readonly dropped: DroppedClaim | null;
}

/** The sentences one piece of evidence names, or null when it names none, or its quote does not stand in them. */
function citedSentences(evidence: Evidence, find: DocumentLookup): readonly CitedSentence[] | null {
  const document = find(evidence.document);
  if (document === undefined || evidence.sentences.length === 0) return null;
  const date = statedDate(document.published);
  const cited: CitedSentence[] = [];
  for (const number of evidence.sentences) {
    const text = document.sentences[number - 1];
    if (text === undefined) return null;
    cited.push({ text, statedDate: date });
  }
  if (cited.length === 1 && cited[0]?.text === evidence.quote) return cited;
  const quoted = foldSpaces(cited.map((sentence) => sentence.text).join(" "));
  return quoted.includes(foldSpaces(evidence.quote)) ? cited : null;
}

/** The first cited sentence itself, to stand in a blocked claim's place, unless it may not be shown either. */
function sourceSentence(evidence: Evidence, find: DocumentLookup, verify: Verify): Claim | null {
  const first = evidence.sentences[0];
  if (first === undefined) return null;
  const text = find(evidence.document)?.sentences[first - 1];
  if (text === undefined || verify(text, [{ text, statedDate: null }]).status === "blocked") return null;
  return { text, evidence: [{ document: evidence.document, sentences: [first], quote: text }] };
}

/**
 * Holds a claim to its sources: evidence that does not exist is struck, a claim that does not match what is left is
 * blocked, and the source sentence takes its place where there is one.
 */
export function checkClaim(claim: Claim, find: DocumentLookup, verify: Verify): CheckedClaim {
  const existing = claim.evidence.flatMap((evidence) => {
    const cited = citedSentences(evidence, find);
    return cited === null ? [] : [{ evidence, cited }];
  });
  const [first] = existing;
  if (first === undefined) {
    const detail = "it cites no sentence that exists";
    return { claim: null, dropped: { text: claim.text, reason: "unsupported", detail } };
  }
  const verdict = verify(
    claim.text,
    existing.flatMap(({ cited }) => cited),
  );
  if (verdict.status === "matched") {
    return { claim: { text: claim.text, evidence: existing.map(({ evidence }) => evidence) }, dropped: null };
  }
  return {
    claim: sourceSentence(first.evidence, find, verify),
    dropped: { text: claim.text, reason: verdict.reason, detail: verdict.detail },
  };
}

/** Holds claims that set sources beside each other: a single sentence can't take the place of one that is blocked. */
export function checkComparisons(
  claims: readonly Claim[],
  find: DocumentLookup,
  verify: Verify,
): CheckedText<readonly Claim[]> {
  const checked = claims.map((claim) => checkClaim(claim, find, verify));
  return {
    value: checked.flatMap(({ claim, dropped }) => (claim === null || dropped !== null ? [] : [claim])),
    ...countsOf(checked),
  };
}

/** Holds claims in order; a source sentence that already stands in the list is not said twice. */
export function checkClaims(
  claims: readonly Claim[],
  find: DocumentLookup,
  verify: Verify,
): CheckedText<readonly Claim[]> {
  const checked = claims.map((claim) => checkClaim(claim, find, verify));
  const unique = new Map<string, Claim>();
  for (const { claim } of checked)
    if (claim !== null && !unique.has(claim.text)) unique.set(claim.text, claim);
  return { value: [...unique.values()], ...countsOf(checked) };
}

function countsOf(checked: readonly CheckedClaim[]): Omit<CheckedText<never>, "value"> {
  return {
    matched: checked.filter(({ dropped }) => dropped === null).length,
    dropped: checked.flatMap(({ dropped }) => (dropped === null ? [] : [dropped])),
  };
}
