import { DEFAULT_PACK } from "../../text/languages/languages.ts";
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

const LABELLED_LINE = /^(?<label>[\p{L} ]{2,20}?)\s*[:：]\s*(?<value>\S.*)$/u;
const RULES = DEFAULT_PACK.pages.header;
const LABELS = new Map(Object.entries(RULES.labels));
const NAME_WORD = String.raw`(?:(?:${RULES.namePrefixes})?\p{Lu}[\p{L}'’-]*\.?|${RULES.nameParticles})`;
const NAME = String.raw`\p{Lu}[\p{L}'’.-]*(?:\s+${NAME_WORD}){1,4}`;
const NAMES = String.raw`${NAME}(?:(?:,\s+|,?\s+(?:${RULES.nameJoiner})\s+)${NAME})*`;
const BYLINE = new RegExp(
  String.raw`^${RULES.bylineOpening}\s+(?<names>${NAMES})(?<rest>[,|•·–—-].*|\s+(?:${RULES.bylinePreposition})\s.*)?$`,
  "u",
);
const BYLINE_PREPOSITION = new RegExp(String.raw`^(?:${RULES.bylinePreposition})\s+`);
const ONLY_NAMES = new RegExp(`^${NAMES}$`, "u");

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
      return { author: value.replace(RULES.authorPrefix, "") };
    default:
      return /^https?:/.test(value) ? null : { [field]: value };
  }
}

function dateLine(text: string): HeaderLine | null {
  const { label = "", date = "" } = RULES.dateLine.exec(text)?.groups ?? {};
  const timestamp = date === "" ? null : parseTimestamp(date);
  if (timestamp === null) return null;
  return RULES.updatedLabel.test(label) ? { updated: timestamp } : { published: timestamp };
}

function byline(text: string): HeaderLine | null {
  const { names, rest = "" } = BYLINE.exec(text)?.groups ?? {};
  if (names === undefined || RULES.calendarOpening.test(names)) return null;
  const suffix = rest.replace(/^[\s,|•·–—-]+/u, "").replace(BYLINE_PREPOSITION, "");
  const date = dateLine(suffix);
  if (date === null && suffix !== "" && !isPublisher(suffix) && /[.!?]$/.test(suffix)) return null;
  const trailing = /,\s+(?<name>[^,]+)$/.exec(names)?.groups?.name ?? "";
  const source = isPublisher(suffix) ? suffix : isPublisher(trailing) ? trailing : null;
  const author = source === trailing ? names.slice(0, names.lastIndexOf(",")) : names;
  return { author, ...date, ...(source !== null && { source }) };
}

// "Reuters | Jane Roe | 7 February 2024": only a line with a date is split like this.
function segments(text: string): HeaderLine | null {
  const parts = text.split(/\s+[|•·–—-]\s+|\s*[|•·]\s*/u).filter((part) => part !== "");
  const date = parts.map(dateLine).find((found) => found !== null);
  if (date === undefined || parts.length < 2 || parts.length > 4) return null;
  const others = parts.filter((part) => dateLine(part) === null);
  const source = others.find(isPublisher);
  const author = others.find((part) => part !== source && isNames(part.replace(RULES.authorPrefix, "")));
  if (others.some((part) => part !== source && part !== author)) return null;
  return {
    ...date,
    ...(source && { source }),
    ...(author && { author: author.replace(RULES.authorPrefix, "") }),
  };
}

/** Whether a line could be only names of people. */
export function isNames(text: string): boolean {
  return (
    text.length <= 80 &&
    ONLY_NAMES.test(text) &&
    !RULES.publisherWord.test(text) &&
    !RULES.calendarOpening.test(text)
  );
}

/** Whether a line is only the name of a publisher. */
export function isPublisher(text: string): boolean {
  return text.length <= 60 && RULES.publisherLine.test(text) && RULES.publisherWord.test(text);
}

/** "Special for USA TODAY" -> "USA TODAY". */
export function publisherName(text: string): string {
  return text.replace(RULES.publisherPrefix, "");
}
