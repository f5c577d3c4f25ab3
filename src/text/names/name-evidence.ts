import { DEFAULT_PACK } from "../languages/languages.ts";
import { cardinalValue } from "../tokens/number-words.ts";
import { isStopStem, stems } from "../tokens/tokens.ts";
import { type NameToken, plainWord } from "./name-tokens.ts";

const RULES = DEFAULT_PACK.names;

/** What the capitalization in a text reveals about its words. */
export interface NameEvidence {
  /** Words in lower case: seen uncapitalized somewhere; seen capitalized where neither sentence nor headline requires it. */
  readonly lowercaseWords: ReadonlySet<string>;
  readonly capitalizedWords: ReadonlySet<string>;
  /** Indexes of tokens in a headline: nearly every word has a capital there, so capitals prove nothing. */
  readonly inHeadline: ReadonlyMap<number, HeadlineCase>;
}

/** Collects the evidence that tells names from words that merely open a sentence; `tail` is the text after the last word. */
export function nameEvidence(tokens: readonly NameToken[], tail: string): NameEvidence {
  const lowercaseWords = new Set<string>();
  const capitalizedWords = new Set<string>();
  const inHeadline = headlineTokens(tokens, tail);
  tokens.forEach((token, at) => {
    if (!token.capital) lowercaseWords.add(token.text);
    else if (!inHeadline.has(at) && !opensSentence(token, at)) capitalizedWords.add(plainWord(token.text));
  });
  return { lowercaseWords, capitalizedWords, inHeadline };
}

const SENTENCE_GAP = /[.!?:…\n|•]|(?:^|\s)[“"«„‘']|[-–—]{1,2}\s$/;

function opensSentence(token: NameToken, at: number): boolean {
  return at === 0 || SENTENCE_GAP.test(token.gap);
}

/** A line with fewer capitalized words than this does not reveal its style. */
const HEADLINE_WORDS = 4;
type HeadlineCase = "title-case" | "capitals";

function headlineTokens(tokens: readonly NameToken[], tail: string): ReadonlyMap<number, HeadlineCase> {
  const headlineCaseByToken = new Map<number, HeadlineCase>();
  let first = 0;
  for (let at = 1; at <= tokens.length; at++) {
    const gap = tokens[at]?.gap ?? tail;
    if (at < tokens.length && !endsLine(tokens[at - 1], gap)) continue;
    const headlineCase = /^["'”’)]*\./.test(gap) ? null : headlineCaseOf(tokens.slice(first, at));
    if (headlineCase !== null) for (let i = first; i < at; i++) headlineCaseByToken.set(i, headlineCase);
    first = at;
  }
  return headlineCaseByToken;
}

function endsLine(before: NameToken | undefined, gap: string): boolean {
  if (gap.includes("\n")) return true;
  return /^["'”’)]*[.!?…]["'”’)]*\s/.test(gap) && !RULES.abbreviations.has(before?.text ?? "");
}

/** How a line is capitalized if all its words are, function words aside; null for normal text. */
function headlineCaseOf(line: readonly NameToken[]): HeadlineCase | null {
  let capitalizedCount = 0;
  let allCapitals = true;
  for (const { text, capital } of line) {
    if (capital && /^\p{L}{2,}/u.test(text)) {
      capitalizedCount += 1;
      allCapitals &&= !/\p{Ll}/u.test(text);
    } else if (/^\p{L}{2,}/u.test(text) && !isLowercaseFunctionWord(text)) return null;
  }
  if (capitalizedCount < HEADLINE_WORDS) return null;
  return allCapitals ? "capitals" : "title-case";
}

function isLowercaseFunctionWord(written: string): boolean {
  return /^\p{Ll}/u.test(written) && (RULES.particles.has(written) || stems(written).every(isStopStem));
}

/** Whether the word at an index begins or forms a name. */
export function isNameWord(tokens: readonly NameToken[], at: number, evidence: NameEvidence): boolean {
  const token = tokens[at];
  if (token === undefined || !token.capital) return false;
  const word = plainWord(token.text);
  if (RULES.notNames.has(word)) return false;
  const headlineCase = evidence.inHeadline.get(at);
  if (headlineCase !== undefined) return isNameInHeadline(word, headlineCase, evidence);
  if (!opensSentence(token, at)) return !isFunctionWord(word, token.text);
  return isSentenceInitialName(tokens, at, word, evidence);
}

/** All capitals prove nothing; in title case a word is a name unless it is known, or looks like, something else. */
function isNameInHeadline(
  word: string,
  headlineCase: HeadlineCase,
  { lowercaseWords, capitalizedWords }: NameEvidence,
): boolean {
  if (capitalizedWords.has(word)) return true;
  if (
    headlineCase === "capitals" ||
    lowercaseWords.has(word) ||
    RULES.commonOpeners.has(word) ||
    isFunctionWord(word, word)
  )
    return false;
  return !RULES.commonEnding.test(word);
}

/** A stop word, unless it is written as an acronym (WHO, US). */
function isFunctionWord(word: string, written: string): boolean {
  if (/^\p{Lu}{2,}$/u.test(written) || written.includes(".")) return false;
  return stems(word).every(isStopStem);
}

/** "Ursula von der Leyen": one or two particles, then a capital. */
function continuesName(tokens: readonly NameToken[], at: number): boolean {
  const after = tokens.slice(at, at + 3).find((token) => !RULES.particles.has(token.text));
  return after?.capital === true;
}

/** The first word of a sentence is always capitalized, so the rest of the text, its form and the next word decide. */
function isSentenceInitialName(
  tokens: readonly NameToken[],
  at: number,
  word: string,
  { lowercaseWords, capitalizedWords }: NameEvidence,
): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || isFunctionWord(word, token.text)) return false;
  if (/^\P{Ll}{2,}$/u.test(token.text) || /\p{Ll}\p{Lu}|\d/u.test(token.text) || capitalizedWords.has(word))
    return true;
  if (RULES.commonOpeners.has(word) || lowercaseWords.has(word)) return false;
  if (next === undefined) return !RULES.commonEnding.test(word);
  if (next.capital && /^(?: |\. )$/.test(next.gap)) return !RULES.adverbEnding.test(word);
  if (/['’]s$/.test(token.text)) return true;
  if (RULES.commonEnding.test(word)) return false;
  if (next.gap === "-") return RULES.hyphenatedAfter.test(next.text);
  if (next.gap !== " ") return cardinalValue(word) === null;
  if (RULES.particles.has(next.text) && continuesName(tokens, at + 1)) return true;
  return RULES.afterSubject.has(next.text.toLowerCase()) || RULES.verbAfterSubject.test(next.text);
}
