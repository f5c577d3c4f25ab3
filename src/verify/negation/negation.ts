import { isStopStem } from "../../text/tokens/tokens.ts";
import type { Finding } from "../parsing/finding.ts";
import type { ParsedText } from "../parsing/source.ts";
import { isNegated, isNegation, mayNegate } from "./negation-words.ts";
import { type Negation, type Polarity, polarityOf } from "./polarity.ts";

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
  const denied = addedDenial(claim, source);
  if (denied !== null)
    return { reason: "negation", detail: `the claim says "${denied}"; the cited sentences affirm it` };
  if (![claim, ...source].some(({ words, pack }) => words.some((word) => mayNegate(word, pack)))) return null;
  const claimPolarity = polarityOf(claim);
  const sentences = source.map(polarityOf);
  const added = firstAdded(claimPolarity, sentences);
  if (added !== null)
    return { reason: "negation", detail: `the claim says "${added}"; the cited sentences affirm it` };
  const dropped = firstDropped(claimPolarity, sentences);
  if (dropped === null) return null;
  return { reason: "negation", detail: `the cited sentences say "${dropped}"; the claim affirms it` };
}

/** Words from the first denial on that are looked at: real claims have one or two. */
const MAX_DENIALS = 60;
/** Words from "refused to" to what was refused. */
const DENIAL_REACH = 4;

/** "refused to raise", "hardly targeted", where the sentences say that of something without any negation or denial near it. */
function addedDenial(claim: ParsedText, source: readonly ParsedText[]): string | null {
  const { denials } = claim.pack.claimRelations;
  const terms = claim.terms();
  const denial = terms.findIndex(({ word }) => denials.has(word));
  if (denial < 0) return null;
  const sentences = source.map(polarityOf);
  for (const [at, { word, stem }] of terms.slice(0, denial + MAX_DENIALS).entries()) {
    if (!denials.has(word) || source.some((sentence) => sentence.stemSet().has(stem))) continue;
    const denied = terms.slice(at + 1, at + 1 + DENIAL_REACH).find((term) => !term.isStop);
    if (denied === undefined) continue;
    const places = sentences.flatMap((sentence) => placesOf(denied.stem, sentence, 3));
    if (places.length > 0 && !places.some((words) => isNegated(words, claim.pack)))
      return `${word} ${denied.word}`;
  }
  return null;
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
  // A long source may repeat a negation thousands of times.
  const insertedElsewhere = new Map<string, boolean>();
  const omitted = new Map<string, boolean>();
  for (const sentence of sentences.filter((one) => one.negations.length > 0 && isAbout(claim, one))) {
    const dropped = sentence.negations.find((negation) => {
      if (endsWithTime(sentence, negation)) return false;
      const context = wordsAround(sentence, negation).join(" ");
      const stem = stemOfPredicate(sentence, negation);
      const isInserted = isInsertedInto(sentence, negation, claim);
      const isElsewhere = () => sentences.some((other) => isInsertedInto(sentence, negation, other));
      if (isInserted && !remembered(insertedElsewhere, context, isElsewhere)) return true;
      return stem !== null && remembered(omitted, stem, () => isOmitted(stem, claim, sentences));
    });
    if (dropped !== undefined) return contextOf(sentence, dropped);
  }
  return null;
}

/** "will not be decided until Friday": it will be, then. */
function endsWithTime({ words, pack }: Polarity, { at }: Negation): boolean {
  return words.slice(at + 1, at + 1 + SCOPE).some((word) => pack.claimRelations.until.has(word));
}

function remembered(known: Map<string, boolean>, key: string, decide: () => boolean): boolean {
  const decision = known.get(key) ?? decide();
  known.set(key, decision);
  return decision;
}

function wordsAround({ words }: Polarity, { at }: Negation): readonly string[] {
  return words.slice(Math.max(0, at - 2), at + 3);
}

function stemOfPredicate({ stems }: Polarity, { predicate }: Negation): string | null {
  return predicate === null ? null : (stems()[predicate] ?? null);
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
  const sequences = other.sequences();
  if (sequences.has(`${previous} ${words[at]}`) || sequences.has(`${words[at]} ${next}`)) return false;
  return sequences.has(`${before.join(" ")} ${next}`) || sequences.has(`${previous} ${after.join(" ")}`);
}

/** Whether the sentences contain the negated predicate in the claim's context, and nowhere near a negation. */
function isReversed(claim: Polarity, negation: Negation, sentences: readonly Polarity[]): boolean {
  const { at } = negation;
  const stem = stemOfPredicate(claim, negation);
  if (stem === null) return false;
  const lead = `${claim.words[at - 1]} ${claim.words[at]}`;
  if (sentences.some(({ sequences }) => sequences().has(lead))) return false;
  const places = sentences.flatMap((sentence) => placesOf(stem, sentence, 3));
  if (places.length === 0 || places.some((words) => isNegated(words, claim.pack))) return false;
  return sentences.some((sentence) => sentence.places().has(stem) && isAbout(claim, sentence));
}

/** Whether the claim affirms a predicate that the sentences only contain negated. */
function isOmitted(stem: string, claim: Polarity, sentences: readonly Polarity[]): boolean {
  const claimed = placesOf(stem, claim, 3);
  if (claimed.length === 0 || claimed.some((words) => isNegated(words, claim.pack))) return false;
  return sentences.every((one) => placesOf(stem, one, 0).every((words) => isNegated(words, claim.pack)));
}

/** For each occurrence of a stem: the words that may negate it, which are SCOPE before and `after` from it on. */
function placesOf(stem: string, { places, words }: Polarity, after: number): string[][] {
  return (places().get(stem) ?? []).map((at) => words.slice(Math.max(0, at - SCOPE), at + after));
}

/** Whether the sentence contains most of the claim's content words. */
function isAbout(claim: Polarity, sentence: Polarity): boolean {
  const known = new Set(sentence.stems());
  const content = claim.stems().filter((stem) => !isStopStem(stem) && !isNegation(stem, claim.pack));
  const shared = content.filter((stem) => known.has(stem)).length;
  return shared >= 2 && shared / content.length >= MIN_SHARED_CONTENT;
}
