import { isStopStem } from "../text/tokens/tokens.ts";
import type { Finding } from "./finding.ts";
import { isNegated, isNegation, mayNegate } from "./negation-words.ts";
import { type Negation, type Polarity, polarityOf } from "./polarity.ts";
import type { ParsedText } from "./source.ts";

/** A negation up to this many words before a predicate, or two after it, may apply to it. */
const SCOPE = 8;
/** A claim is only compared with sentences that contain at least this share of its content words. */
const MIN_SHARED_CONTENT = 0.6;

/**
 * Blocks a claim that negates what its sentences affirm, or affirms what they negate: the same words, or the same predicate in
 * mostly the same context, negated on one side only. It does not know antonyms ("rose", "fell"), and does not block where
 * another word may express the negation ("refused", "failed to").
 */
export function checkNegation(claim: ParsedText, source: readonly ParsedText[]): Finding | null {
  if (![claim, ...source].some(({ words }) => words.some(mayNegate))) return null;
  const claimPolarity = polarityOf(claim);
  const sentences = source.map(polarityOf);
  const added = firstAdded(claimPolarity, sentences);
  if (added !== null)
    return { reason: "negation", detail: `the claim says "${added}"; the cited sentences affirm it` };
  const dropped = firstDropped(claimPolarity, sentences);
  if (dropped === null) return null;
  return { reason: "negation", detail: `the cited sentences say "${dropped}"; the claim affirms it` };
}

function firstAdded(claim: Polarity, sentences: readonly Polarity[]): string | null {
  const added = claim.negations.find(
    (negation) =>
      sentences.some((sentence) => isInsertedInto(claim, negation, sentence) && isAbout(claim, sentence)) ||
      isReversed(claim, negation, sentences),
  );
  return added === undefined ? null : contextOf(claim, added);
}

function firstDropped(claim: Polarity, sentences: readonly Polarity[]): string | null {
  for (const sentence of sentences.filter((one) => one.negations.length > 0 && isAbout(claim, one))) {
    const dropped = sentence.negations.find(
      (negation) =>
        (isInsertedInto(sentence, negation, claim) &&
          !sentences.some((other) => isInsertedInto(sentence, negation, other))) ||
        isOmitted(sentence, negation, claim, sentences),
    );
    if (dropped !== undefined) return contextOf(sentence, dropped);
  }
  return null;
}

function contextOf({ words }: Polarity, { at, predicate }: Negation): string {
  return words.slice(Math.max(0, at - 1), (predicate ?? at + 1) + 1).join(" ");
}

/** Whether the other text contains the words around a negation without the negation, and nowhere with it. */
function isInsertedInto({ words }: Polarity, { at }: Negation, other: Polarity): boolean {
  const before = words.slice(Math.max(0, at - 2), at);
  const after = words.slice(at + 1, at + 3);
  if (before.length === 0 || after.length === 0) return false;
  const [previous = ""] = before.slice(-1);
  const [next = ""] = after;
  const text = ` ${other.words.join(" ")} `;
  if (text.includes(` ${previous} ${words[at]} `) || text.includes(` ${words[at]} ${next} `)) return false;
  return text.includes(` ${before.join(" ")} ${next} `) || text.includes(` ${previous} ${after.join(" ")} `);
}

/** Whether the sentences contain the negated predicate in the claim's context, and nowhere near a negation. */
function isReversed(claim: Polarity, { at, predicate }: Negation, sentences: readonly Polarity[]): boolean {
  const stem = predicate === null ? undefined : claim.stems()[predicate];
  if (stem === undefined) return false;
  const lead = ` ${claim.words[at - 1]} ${claim.words[at]} `;
  if (sentences.some(({ words }) => ` ${words.join(" ")} `.includes(lead))) return false;
  const places = sentences.flatMap((sentence) => placesOf(stem, sentence, 3));
  if (places.length === 0 || places.some(isNegated)) return false;
  return sentences.some((sentence) => sentence.stems().includes(stem) && isAbout(claim, sentence));
}

/** Whether the claim affirms a predicate that the sentences only contain negated. */
function isOmitted(
  sentence: Polarity,
  { predicate }: Negation,
  claim: Polarity,
  sentences: readonly Polarity[],
): boolean {
  const stem = predicate === null ? undefined : sentence.stems()[predicate];
  if (stem === undefined) return false;
  const claimed = placesOf(stem, claim, 3);
  if (claimed.length === 0 || claimed.some(isNegated)) return false;
  return sentences.every((one) => placesOf(stem, one, 0).every(isNegated));
}

/** For each occurrence of a stem: the words that may negate it, which are SCOPE before and `after` from it on. */
function placesOf(stem: string, { stems, words }: Polarity, after: number): string[][] {
  return stems().flatMap((other, at) =>
    other === stem ? [words.slice(Math.max(0, at - SCOPE), at + after)] : [],
  );
}

/** Whether the sentence contains most of the claim's content words. */
function isAbout(claim: Polarity, sentence: Polarity): boolean {
  const known = new Set(sentence.stems());
  const content = claim.stems().filter((stem) => !isStopStem(stem) && !isNegation(stem));
  const shared = content.filter((stem) => known.has(stem)).length;
  return shared >= 2 && shared / content.length >= MIN_SHARED_CONTENT;
}
