import type { HeaderRules } from "../../text/languages/contract/page-rules.ts";
import { allPacks } from "../../text/languages/languages.ts";
import type { Timestamp } from "../content/extracted-text.ts";
import { parseTimestamp } from "./parse-timestamp.ts";

/** Metadata stated by one line at the top of a document. */
export interface HeaderLine {
  readonly title?: string;
  readonly source?: string;
  readonly author?: string;
  readonly published?: Timestamp;
  /** When it was last changed; used if no publication time is stated. */
  readonly updated?: Timestamp;
  readonly language?: string;
}

const LABELLED_LINE = /^(?<label>[\p{L} ]{2,25}?)\s*[:：]\s*(?<value>\S.*)$/u;
/** A file's head is read before its language is known, and may be in another one than its text: all packs are tried. */
const RULES = allPacks.map(({ pages }) => pages.header);
const LABELS = new Map(RULES.flatMap(({ labels }) => Object.entries(labels)));
const BYLINES = RULES.map(bylineReader);
/** A label of a date within a line: "Published 5 March 2024, updated 9 March 2024" states two dates. */
const DATE_LABEL = new RegExp(
  `[\\s,;|·•–—-]+(?=(?<!\\p{L})(?:${[...LABELS]
    .flatMap(([label, field]) => (field === "published" || field === "updated" ? [label] : []))
    .toSorted((one, other) => other.length - one.length)
    .join("|")})(?!\\p{L}))`,
  "iu",
);

interface BylineReader {
  readonly line: RegExp;
  readonly preposition: RegExp;
  readonly onlyNames: RegExp;
  readonly rules: HeaderRules;
}

function bylineReader(rules: HeaderRules): BylineReader {
  const word = String.raw`(?:(?:${rules.namePrefixes})?\p{Lu}[\p{L}'’-]*\.?|${rules.nameParticles})`;
  const name = String.raw`\p{Lu}[\p{L}'’.-]*(?:\s+${word}){1,4}`;
  const names = String.raw`${name}(?:(?:,\s+|,?\s+(?:${rules.nameJoiner})\s+)${name})*`;
  return {
    rules,
    line: new RegExp(
      String.raw`^${rules.bylineOpening}\s+(?<names>${names})(?<rest>[,|•·–—-].*|\s+(?:${rules.bylinePreposition})\s.*)?$`,
      "u",
    ),
    preposition: new RegExp(String.raw`^(?:${rules.bylinePreposition})\s+`),
    onlyNames: new RegExp(`^${names}$`, "u"),
  };
}

/** Longer lines are prose. */
const MAX_LINE_CHARACTERS = 140;

/** The metadata of a line that contains nothing else; null for a line of text. */
export function readHeaderLine(line: string): HeaderLine | null {
  // The lookbehind keeps a line of spaces from costing the square of its length.
  const text = line.trim().replace(/^[*_>\s]+|(?<![*_\s])[*_\s]+$/g, "");
  if (text === "" || text.length > MAX_LINE_CHARACTERS) return null;
  return labelledLine(text) ?? dateLine(text) ?? byline(text) ?? segments(text);
}

function labelledLine(text: string): HeaderLine | null {
  const { label = "", value = "" } = LABELLED_LINE.exec(text)?.groups ?? {};
  const field = LABELS.get(label.toLowerCase());
  switch (field) {
    case undefined:
      return null;
    case "published":
    case "updated": {
      const timestamp = parseTimestamp(value);
      return timestamp === null ? null : { [field]: timestamp };
    }
    case "author":
      return { author: withoutAuthorPrefix(value) };
    default:
      return /^https?:/.test(value) ? null : { [field]: value };
  }
}

function dateLine(text: string): HeaderLine | null {
  const parts = text.split(DATE_LABEL);
  if (parts.length === 1) return singleDate(text);
  const dates = parts.map(singleDate);
  const isComplete = dates.every((date) => date !== null);
  return isComplete ? Object.assign({}, ...dates.toReversed()) : singleDate(text);
}

function singleDate(text: string): HeaderLine | null {
  for (const { dateLine: form, updatedLabel } of RULES) {
    const { label = "", date = "" } = form.exec(text)?.groups ?? {};
    const timestamp = date === "" ? null : parseTimestamp(date);
    if (timestamp !== null)
      return updatedLabel.test(label) ? { updated: timestamp } : { published: timestamp };
  }
  return null;
}

function byline(text: string): HeaderLine | null {
  for (const reader of BYLINES) {
    const { names, rest = "" } = reader.line.exec(text)?.groups ?? {};
    if (names !== undefined && !isCalendar(names)) return bylineOf(names, rest, reader);
  }
  return null;
}

function bylineOf(names: string, rest: string, { preposition }: BylineReader): HeaderLine | null {
  const suffix = rest.replace(/^[\s,|•·–—-]+/u, "").replace(preposition, "");
  const date = dateLine(suffix);
  if (date === null && suffix !== "" && !isPublisher(suffix) && /[.!?]$/.test(suffix)) return null;
  const trailing = /,\s+(?<name>[^,]+)$/.exec(names)?.groups?.name ?? "";
  const source = isPublisher(suffix) ? suffix : isPublisher(trailing) ? trailing : null;
  const author = source === trailing ? names.slice(0, names.lastIndexOf(",")) : names;
  return { author, ...date, ...(source !== null && { source }) };
}

function withoutAuthorPrefix(text: string): string {
  return RULES.reduce((rest, { authorPrefix }) => rest.replace(authorPrefix, ""), text);
}

function isCalendar(text: string): boolean {
  return RULES.some(({ calendarOpening }) => calendarOpening.test(text));
}

// "Reuters | Jane Roe | 7 February 2024": only a line with a date is split like this.
function segments(text: string): HeaderLine | null {
  const parts = text.split(/\s+[|•·–—-]\s+|\s*[|•·]\s*/u).filter((part) => part !== "");
  const date = parts.map(dateLine).find((found) => found !== null);
  if (date === undefined || parts.length < 2 || parts.length > 4) return null;
  const others = parts.filter((part) => dateLine(part) === null);
  const source = others.find(isPublisher);
  const author = others.find((part) => part !== source && isNames(withoutAuthorPrefix(part)));
  if (others.some((part) => part !== source && part !== author)) return null;
  return {
    ...date,
    ...(source && { source }),
    ...(author && { author: withoutAuthorPrefix(author) }),
  };
}

/** Whether a line could be only names of people. */
export function isNames(text: string): boolean {
  return (
    text.length <= 80 &&
    BYLINES.some(({ onlyNames }) => onlyNames.test(text)) &&
    !RULES.some(({ publisherWord }) => publisherWord.test(text)) &&
    !isCalendar(text)
  );
}

/** Whether a line is only the name of a publisher. */
export function isPublisher(text: string): boolean {
  return (
    text.length <= 60 &&
    RULES.some(({ publisherLine, publisherWord }) => publisherLine.test(text) && publisherWord.test(text))
  );
}

/** "Special for USA TODAY" -> "USA TODAY". */
export function publisherName(text: string): string {
  return RULES.reduce((rest, { publisherPrefix }) => rest.replace(publisherPrefix, ""), text);
}
