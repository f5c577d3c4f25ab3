import { DEFAULT_PACK } from "../languages/languages.ts";
import { foldWord } from "../tokens/fold.ts";
import { isStopStem, stems, words } from "../tokens/tokens.ts";
import { isNameWord, type NameEvidence, nameEvidence } from "./name-evidence.ts";
import { type NameToken, nameTokens, plainWord } from "./name-tokens.ts";

const RULES = DEFAULT_PACK.names;

/** A proper name in a text. text.slice(start, end) is `text`. */
export interface NameMention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Its words as tokens.ts splits them, folded (lower case, no diacritics, no possessive), particles included. */
  readonly words: readonly string[];
}

/** The proper names in a text (people, places, organisations, nationalities, titles of works), in order. */
export function names(text: string): NameMention[] {
  if (!/\p{Lu}/u.test(text)) return [];
  const tokens = nameTokens(text);
  const evidence = nameEvidence(tokens, text.slice(tokens.at(-1)?.end));
  const mentions: NameMention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!isNameWord(tokens, at, evidence)) continue;
    const last = lastTokenOfName(tokens, at, evidence);
    const name = mention(text, tokens, at, last);
    if (name !== null) mentions.push(name);
    at = last;
  }
  return mentions;
}

/** Index of the last token of the name that begins at `first`: capitalized words with particles between them. */
function lastTokenOfName(tokens: readonly NameToken[], first: number, evidence: NameEvidence): number {
  let last = first;
  for (let at = first + 1; at < tokens.length && at - last <= MAX_PARTICLES + 1; at++) {
    const [before, token] = [tokens[at - 1], tokens[at]];
    if (before === undefined || token === undefined || !isAdjacent(before, token)) break;
    if (token.capital && evidence.inHeadline.has(at) && !isNameWord(tokens, at, evidence)) break;
    if (token.capital) last = at;
    else if (isNumberOfName(tokens, at)) return at;
    else if (!RULES.particles.has(token.text)) break;
  }
  return last;
}

/** Consecutive particles: "of the", "van der". */
const MAX_PARTICLES = 2;
const POSSESSIVE = /['’]s?$/;

/** Whether only a space (or the stop of an initial or "Gen.") separates two words, and the first has no possessive. */
function isAdjacent(before: NameToken, token: NameToken): boolean {
  if (POSSESSIVE.test(before.text)) return false;
  if (token.capital && /\p{Ll}/u.test(token.text) && stems(token.text).every(isStopStem)) return false;
  if (token.gap === " " || token.gap === " & ") return !RULES.notNames.has(plainWord(token.text));
  if (token.gap !== ". " || !token.capital) return false;
  return RULES.abbreviations.has(before.text);
}

/** "Windows 10", "Flight 370": digits that belong to a name and count nothing. */
function isNumberOfName(tokens: readonly NameToken[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined || !/^\d{1,4}$/.test(token.text) || before?.capital !== true) return false;
  return next === undefined || next.gap !== " " || RULES.afterNumberOfName.test(next.text);
}

function mention(
  text: string,
  tokens: readonly NameToken[],
  first: number,
  last: number,
): NameMention | null {
  const start = tokens[first]?.start ?? 0;
  const end = start + text.slice(start, tokens[last]?.end).replace(POSSESSIVE, "").length;
  const name = text.slice(start, end);
  const folded = words(name).map((word) => foldWord(word.text));
  return folded.every((word) => RULES.particles.has(word)) || name.length < 2
    ? null
    : { text: name, start, end, words: folded };
}
