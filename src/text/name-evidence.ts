import { type NameToken, plainWord } from "./name-tokens.ts";
import { AFTER_SUBJECT, COMMON_OPENERS, JOINERS, NAME_ABBREVIATIONS, NOT_NAMES } from "./name-words.ts";
import { wordValue } from "./number-words.ts";
import { isStopStem, stems } from "./tokens.ts";

/** What a text tells of its words' capitals. */
export interface NameEvidence {
  /** Words (lower case) that the text writes small somewhere, and those with a capital where none is due. */
  readonly small: ReadonlySet<string>;
  readonly capital: ReadonlySet<string>;
  /** Tokens that stand in a line where nearly every word has a capital: there it tells nothing. */
  readonly inHeadline: ReadonlyMap<number, Manner>;
}

/** Reads a text's words for what tells a name from a word that merely opens a sentence; `tail` follows the last word. */
export function nameEvidence(tokens: readonly NameToken[], tail: string): NameEvidence {
  const small = new Set<string>();
  const capital = new Set<string>();
  const inHeadline = headlineTokens(tokens, tail);
  tokens.forEach((token, at) => {
    if (!token.capital) small.add(token.text);
    else if (!inHeadline.has(at) && !opensSentence(token, at)) capital.add(plainWord(token.text));
  });
  return { small, capital, inHeadline };
}

const SENTENCE_GAP = /[.!?:…\n|•]|(?:^|\s)[“"«„‘']|[-–—]{1,2}\s$/;

function opensSentence(token: NameToken, at: number): boolean {
  return at === 0 || SENTENCE_GAP.test(token.gap);
}

/** Fewer words than this tell nothing of a line's manner. */
const HEADLINE_WORDS = 4;
type Manner = "title-case" | "capitals";

function headlineTokens(tokens: readonly NameToken[], tail: string): ReadonlyMap<number, Manner> {
  const found = new Map<number, Manner>();
  let first = 0;
  for (let at = 1; at <= tokens.length; at++) {
    const gap = tokens[at]?.gap ?? tail;
    if (at < tokens.length && !endsLine(tokens[at - 1], gap)) continue;
    const manner = /^["'”’)]*\./.test(gap) ? null : headlineManner(tokens.slice(first, at));
    if (manner !== null) for (let i = first; i < at; i++) found.set(i, manner);
    first = at;
  }
  return found;
}

function endsLine(before: NameToken | undefined, gap: string): boolean {
  if (gap.includes("\n")) return true;
  return /^["'”’)]*[.!?…]["'”’)]*\s/.test(gap) && !NAME_ABBREVIATIONS.has(before?.text ?? "");
}

/** A line without a stop whose words all have a capital, but for the small ones. */
function headlineManner(line: readonly NameToken[]): Manner | null {
  let telling = 0;
  let capitals = true;
  for (const { text, capital } of line) {
    if (capital && /^\p{L}{2,}/u.test(text)) {
      telling += 1;
      capitals &&= !/\p{Ll}/u.test(text);
    } else if (/^\p{L}{2,}/u.test(text) && !isSmallWord(text)) return null;
  }
  if (telling < HEADLINE_WORDS) return null;
  return capitals ? "capitals" : "title-case";
}

function isSmallWord(written: string): boolean {
  return /^\p{Ll}/u.test(written) && (JOINERS.has(written) || stems(written).every(isStopStem));
}

/** Whether the word at a place begins or makes a name. */
export function isNameWord(tokens: readonly NameToken[], at: number, evidence: NameEvidence): boolean {
  const token = tokens[at];
  if (token === undefined || !token.capital) return false;
  const word = plainWord(token.text);
  if (NOT_NAMES.has(word)) return false;
  const manner = evidence.inHeadline.get(at);
  if (manner !== undefined) return isNameInHeadline(word, manner, evidence);
  if (!opensSentence(token, at)) return !isGrammar(word, token.text);
  return opensWithName(tokens, at, word, evidence);
}

/** Capitals only tell nothing at all; in Title Case a word is a name unless it is known or looks to be another. */
function isNameInHeadline(word: string, manner: Manner, { small, capital }: NameEvidence): boolean {
  if (capital.has(word)) return true;
  if (manner === "capitals" || small.has(word) || COMMON_OPENERS.has(word) || isGrammar(word, word))
    return false;
  return !COMMON_ENDING.test(word);
}

/** A stop word, unless capitals all through make it an acronym (WHO, US). */
function isGrammar(word: string, written: string): boolean {
  if (/^\p{Lu}{2,}$/u.test(written) || written.includes(".")) return false;
  return stems(word).every(isStopStem);
}

/** Endings of words that open a sentence without an article and are no names: plurals, adverbs, participles, abstracts. */
const COMMON_ENDING =
  /(?:[^su]s|ly|ing|ed|tion|sion|ment|ness|ity|ism|ers|ance|ence|ship|hood|able|ible|ous|ful|est|ive)$/;
/** "Ursula von der Leyen": a small word or two, then a capital. */
function joinsName(tokens: readonly NameToken[], at: number): boolean {
  const after = tokens.slice(at, at + 3).find((token) => !JOINERS.has(token.text));
  return after?.capital === true;
}

/** What a name is joined to by a hyphen: "Iran-backed". */
const JOINED_TO_NAMES =
  /^(?:backed|based|led|born|owned|linked|aligned|allied|occupied|controlled|held|made|sponsored|era|style|area|funded|run|supported|bound|trained|installed|appointed|imposed|supplied|built|registered|flagged|bred)$/;

/** The first word of a sentence has its capital anyway: the text elsewhere, its form and the next word must speak for it. */
function opensWithName(
  tokens: readonly NameToken[],
  at: number,
  word: string,
  { small, capital }: NameEvidence,
): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || isGrammar(word, token.text)) return false;
  if (/^\P{Ll}{2,}$/u.test(token.text) || /\p{Ll}\p{Lu}|\d/u.test(token.text) || capital.has(word))
    return true;
  if (COMMON_OPENERS.has(word) || small.has(word)) return false;
  if (next === undefined) return !COMMON_ENDING.test(word);
  if (next.capital && /^(?: |\. )$/.test(next.gap)) return !/ly$/.test(word);
  if (/['’]s$/.test(token.text)) return true;
  if (COMMON_ENDING.test(word)) return false;
  if (next.gap === "-") return JOINED_TO_NAMES.test(next.text);
  if (next.gap !== " ") return wordValue(word) === null;
  if (JOINERS.has(next.text) && joinsName(tokens, at + 1)) return true;
  return AFTER_SUBJECT.has(next.text.toLowerCase()) || /^\p{Ll}{3,}(?:ed|s)$/u.test(next.text);
}
