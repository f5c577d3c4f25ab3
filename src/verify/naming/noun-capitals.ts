import type { ParsedText } from "../parsing/source.ts";
import type { Term } from "../parsing/terms.ts";

/** A part of a compound noun is at least this long ("tote" of "Unwettertote"). */
const MIN_COMPOUND_PART = 4;

/**
 * Whether a word of the claim is a common noun, in a language that writes nouns with a capital: it follows a determiner or an
 * adjective, has a noun's ending, or is a compound with a word of the source. Whether such a noun is in the source is for the
 * match score to say. False in other languages.
 */
export function isCommonNoun(word: string, claim: ParsedText, source: readonly ParsedText[]): boolean {
  const { names, claimRelations } = claim.pack;
  if (!names.capitalizedNouns) return false;
  const terms = claim.terms();
  const at = terms.findIndex((term) => term.word === word);
  const term = terms[at];
  if (term === undefined || isAcronym(claim.text, term)) return false;
  if (names.commonEnding.test(word) || names.commonOpeners.has(word)) return true;
  const before = terms[at - 1];
  if (
    before !== undefined &&
    (claimRelations.determiners.has(before.word) || isAdjective(claim.text, before))
  )
    return true;
  return source.some((sentence) => sentence.words.some((other) => sharesPart(word, other)));
}

function isAcronym(text: string, { start, end }: Term): boolean {
  const written = text.slice(start, end);
  return written.length >= 2 && written === written.toUpperCase();
}

const ADJECTIVE = /^\p{Ll}{3,}e[nmrs]?$/u;

function isAdjective(text: string, { start, end, isStop }: Term): boolean {
  return !isStop && ADJECTIVE.test(text.slice(start, end));
}

/** Whether one word is a compound that begins or ends with the other. */
function sharesPart(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short.length >= MIN_COMPOUND_PART && short !== long && (long.startsWith(short) || long.endsWith(short))
  );
}
