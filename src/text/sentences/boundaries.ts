import type { SentenceRules } from "../languages/contract/sentence-rules.ts";
import { allPacks, DEFAULT_PACK, languagePack } from "../languages/languages.ts";
import { anyOf } from "../languages/word-lists.ts";

/** A full stop (or several), question or exclamation mark with the closing marks after it. */
interface Terminator {
  /** Offsets in the block: start of the mark, end of its closing marks, first character after white space. */
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly marks: string;
  readonly closers: string;
}

const TERMINATOR = /([.!?…‽]+)((?:["'”’»“)\]}]|\[\d{1,3}\])*)/g;
/** A closing mark, note number or ellipsis after a space, as in tokenised text and in French. */
const SPACED_CLOSER = /(?: (?:[”»)\]’]+|''|\[\d{1,3}\]|[.!?…]+["'”’»)]*)){1,20}(?= |$)/y;

/** The offsets where sentences end in a block, ascending; the last is the block's end. */
export function sentenceEnds(block: string, language: string): number[] {
  const rules = languagePack(language).sentences;
  const ends: number[] = [];
  for (const match of block.matchAll(TERMINATOR)) {
    const terminator = terminatorAt(block, match);
    if (terminator.next >= block.length) break;
    if (endsSentence(block, terminator, rules)) ends.push(terminator.end);
  }
  ends.push(block.length);
  return NON_ALPHABETIC.test(block) ? withOtherTerminators(block, language, ends) : ends;
}

function terminatorAt(block: string, match: RegExpExecArray): Terminator {
  const [all, marks = "", closers = ""] = match;
  let end = match.index + all.length;
  SPACED_CLOSER.lastIndex = end;
  const spaced = SPACED_CLOSER.exec(block)?.[0] ?? closingQuote(block, end);
  end += spaced.length;
  const next = block[end] === " " ? end + 1 : end;
  return { start: match.index, end, next, marks, closers: closers + spaced };
}

/** How far back straight quotation marks are counted: longer than a paragraph of news. */
const MAX_LOOKBACK = 2000;

/** ` "` closes a quotation if an odd number of straight quotation marks precedes it. */
function closingQuote(block: string, at: number): string {
  if (block[at] !== " " || block[at + 1] !== '"' || (block[at + 2] ?? " ") !== " ") return "";
  return block.slice(Math.max(0, at - MAX_LOOKBACK), at).split('"').length % 2 === 0 ? ' "' : "";
}

const OPENERS = /[“"‘'([«„¿¡‚‹\s—–-]*/y;
const WORD_AFTER = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}’']*/uy;

/** The word after a terminator, without opening marks. */
function wordAfter(block: string, at: number): { word: string; end: number } {
  OPENERS.lastIndex = at;
  OPENERS.exec(block);
  WORD_AFTER.lastIndex = OPENERS.lastIndex;
  const word = WORD_AFTER.exec(block)?.[0] ?? "";
  return { word, end: OPENERS.lastIndex + word.length };
}

function endsSentence(block: string, terminator: Terminator, rules: SentenceRules): boolean {
  const after = wordAfter(block, terminator.next);
  if (terminator.next === terminator.end) return isMissingSpace(block, terminator, after.word, rules);
  if (/^[,;:&%)\]]/.test(block.slice(terminator.next, terminator.next + 1))) return false;
  if (startsLowercase(block.slice(after.end - after.word.length, after.end + 2))) return false;
  if (/^[¿¡]/.test(block.slice(terminator.next, terminator.next + 1))) return true;
  if (terminator.marks !== ".")
    return !isFollowedBySpeaker(block, terminator) && !isBangName(block, terminator);
  const before = wordBefore(block, terminator.start);
  return !isWithinSentence(before, after.word, { block, terminator, rules, afterEnd: after.end });
}

/** A lower-case letter continues the sentence, except in names like iPhone or al-Masri. */
function startsLowercase(text: string): boolean {
  return /^\p{Ll}(?!\p{Lu}|l-\p{Lu})/u.test(text);
}

/** "ended.The next": the space is missing. Domains and file names have no opening word after their stop. */
function isMissingSpace(block: string, terminator: Terminator, after: string, rules: SentenceRules): boolean {
  if (
    !/^\p{Lu}/u.test(after) ||
    !/\p{Ll}{2}$/u.test(block.slice(Math.max(0, terminator.start - 2), terminator.start))
  )
    return false;
  const quoted = /["”»]/.test(terminator.closers);
  return (
    quoted ||
    (isOpening(after, rules) && /^[\p{Lu}“"]/u.test(block.slice(terminator.next, terminator.next + 1)))
  );
}

function isOpening(word: string, rules: SentenceRules): boolean {
  return /^\p{Lu}/u.test(word) && rules.openings.has(word.toLowerCase().replace(/['’].*$/, ""));
}

const { speakerVerbs, speakerParticles, timeZoneWords } = DEFAULT_PACK.sentences;
const SPEAKER = new RegExp(
  `^(?:(?:\\p{Lu}[\\p{L}.'’-]*|${speakerParticles.join("|")}) ){1,6}${anyOf(speakerVerbs)}\\b`,
  "u",
);

/** “Why not?” Smith asked: the question ends, the sentence does not. */
function isFollowedBySpeaker(block: string, terminator: Terminator): boolean {
  return (
    /["”’»']/.test(terminator.closers) && SPEAKER.test(block.slice(terminator.next, terminator.next + 80))
  );
}

function isBangName(block: string, terminator: Terminator): boolean {
  return (
    terminator.closers === "" &&
    /\b(?:Yahoo|Jeopardy)$/.test(block.slice(Math.max(0, terminator.start - 9), terminator.start))
  );
}

/** The word attached to a terminator, without opening marks and without the part before a hyphen. */
function wordBefore(block: string, terminator: number): string {
  const space = block.lastIndexOf(" ", terminator - 1);
  return block
    .slice(Math.max(space + 1, terminator - 40), terminator)
    .replace(/^.*[“"‘'()[«„—–/-](?=.)/su, "");
}

interface TerminatorContext {
  readonly block: string;
  readonly terminator: Terminator;
  readonly rules: SentenceRules;
  readonly afterEnd: number;
}

const TIME_ZONE = /^(?:[ECMP][SD]?T|GMT|UTC|BST|CET|CEST|IST|JST|AEST|AEDT)$/;
const WEEKDAYS_AND_MONTHS: ReadonlySet<string> = new Set([
  ...DEFAULT_PACK.dates.weekdays.flatMap(([name = ""]) => name),
  ...DEFAULT_PACK.dates.months.flat(),
]);
const DOTTED = /^(?:\p{L}\.)+\p{L}{1,3}$|^(?:Ph|M|B|D)\.(?:D|Sc|Phil|Ed)$/u;
const NEVER_LAST: ReadonlySet<string> = new Set(
  allPacks.flatMap(({ sentences }) => [...sentences.neverLast]),
);
/** "Lt", "Sgt", "Hptm": capital, then consonants only. */
const VOWELLESS = /^\p{Lu}(?![aeiouyäöü])[bcdfghjklmnpqrstvwxz]{1,3}$/u;

/** Whether a full stop belongs to the word before it and ends no sentence: abbreviation, initial, ordinal. */
function isWithinSentence(before: string, after: string, context: TerminatorContext): boolean {
  const { terminator, rules } = context;
  if (/["”’»]/.test(terminator.closers)) return false;
  if (/^\$?\d+$/.test(before)) return isOrdinalOrMarker(before, after, context);
  if (NEVER_LAST.has(before) || rules.beforeName.has(before)) return true;
  if (/^\d/.test(after) && rules.beforeNumber.has(before.toLowerCase())) return true;
  if (/(?:^|\d)[ap]\.m$/i.test(before)) return isAfterTime(after, context);
  if (/^\p{Lu}$/u.test(before)) return isInitial(after, context);
  if (!DOTTED.test(before) && !rules.anywhere.has(before) && !VOWELLESS.test(before)) return false;
  return !isOpening(after, rules) || /^[—–-]/.test(context.block.slice(terminator.next, terminator.next + 1));
}

/** "9 a.m. Friday", "3 p.m. GMT", "3 p.m. (1500 GMT)". */
function isAfterTime(after: string, { block, terminator }: TerminatorContext): boolean {
  return (
    TIME_ZONE.test(after) ||
    timeZoneWords.has(after) ||
    WEEKDAYS_AND_MONTHS.has(after) ||
    /^\(\d/.test(block.slice(terminator.next, terminator.next + 2))
  );
}

/**
 * "1." begins a list item, "28." is an ordinal in some languages, "51. 2 percent" is a decimal with a stray space.
 * Otherwise a number may end a sentence.
 */
function isOrdinalOrMarker(before: string, after: string, context: TerminatorContext): boolean {
  const { block, terminator, rules, afterEnd } = context;
  if (before.length > 3) return false;
  if (/^\d$/.test(after) && /^(?:%|[\s-]\p{Ll})/u.test(block.slice(afterEnd, afterEnd + 2))) return true;
  const at = terminator.start - before.length;
  if (at === 0) return true;
  if (rules.ordinals === null) return false;
  if (rules.ordinals.after.has(after.toLowerCase())) return true;
  const previous = wordBefore(block, at - 1).toLowerCase();
  return rules.ordinals.before.has(previous) && !isOpening(after, rules);
}

/** "J. Smith", "George W. Bush"; but "Plan B. The ..." ends. A single letter at the start is a list marker. */
function isInitial(after: string, { block, terminator, rules, afterEnd }: TerminatorContext): boolean {
  if (terminator.start === 1) return true;
  if (/^\d/.test(after)) return /[NSEW]/.test(block.slice(terminator.start - 1, terminator.start));
  return !isOpening(after, rules) || (after.length === 1 && block[afterEnd] === ".");
}

/** Characters of scripts other than Latin, Greek and Cyrillic; Unicode rules find their sentence ends. */
const NON_ALPHABETIC = /[^\0-\u052f\u1e00-\u1fff\u2000-\u2bff]/;
const LATIN_TERMINATOR = /[.!?…‽]["'”’»“)\]}]*\s*$/;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const cached = segmenters.get(language);
  if (cached !== undefined) return cached;
  const supported = language !== "und" && Intl.Segmenter.supportedLocalesOf([language]).length > 0;
  const segmenter = new Intl.Segmenter(supported ? language : "en", { granularity: "sentence" });
  segmenters.set(language, segmenter);
  return segmenter;
}

/** Adds the sentence ends that our patterns do not cover ("。", "؟", "।"), as found by Intl.Segmenter. */
function withOtherTerminators(block: string, language: string, ends: readonly number[]): number[] {
  const all = new Set(ends);
  for (const { segment, index } of segmenterOf(language).segment(block)) {
    if (!LATIN_TERMINATOR.test(segment.slice(-8))) all.add(index + segment.trimEnd().length);
  }
  return [...all].sort((a, b) => a - b);
}
