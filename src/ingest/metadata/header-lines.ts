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
const LABELS: ReadonlyMap<string, keyof HeaderLine> = new Map([
  ["title", "title"],
  ["headline", "title"],
  ["source", "source"],
  ["publisher", "source"],
  ["publication", "source"],
  ["author", "author"],
  ["authors", "author"],
  ["byline", "author"],
  ["by", "author"],
  ["date", "published"],
  ["published", "published"],
  ["published on", "published"],
  ["publication date", "published"],
  ["posted", "published"],
  ["posted on", "published"],
  ["updated", "updated"],
  ["last updated", "updated"],
  ["last modified", "updated"],
]);
const DATE_WORDS =
  /^(?<label>first published|published|posted|filed|updated|last updated|last modified)?(?:\s+(?:on|at))?\s*[:,]?\s*(?<date>.*\d{4}.*)$/i;
const NAME_WORD = String.raw`(?:(?:Mc|Mac|O['’]|D['’]|al-)?\p{Lu}[\p{L}'’-]*\.?|de|la|van|von|der|bin|al|el|da|di|du)`;
const NAME = String.raw`\p{Lu}[\p{L}'’.-]*(?:\s+${NAME_WORD}){1,4}`;
const NAMES = String.raw`${NAME}(?:(?:,\s+|,?\s+(?:and|&|with)\s+)${NAME})*`;
const BYLINE = new RegExp(
  String.raw`^(?:[Ww]ritten\s+|[Rr]eporting\s+)?(?:By|BY|by)\s+(?<names>${NAMES})(?<rest>[,|•·–—-].*|\s+(?:in|for|of)\s.*)?$`,
  "u",
);
const ONLY_NAMES = new RegExp(`^${NAMES}$`, "u");
const PUBLISHER_WORD =
  /\b(?:News|Press|Times|Post|Herald|Tribune|Journal|Gazette|Chronicle|Guardian|Telegraph|Register|Republic|Sentinel|Observer|Reuters|AFP|CNN|BBC|NPR|TODAY|Today|Magazine|Network|Agency|Broadcasting|Radio|Daily|wire)\b/u;
const PUBLISHER_NAME =
  /^(?:Special (?:for|to)(?: the)? |From |The )?(?:\p{Lu}[\p{L}\p{N}'’&.-]*)(?:\s+(?:of|and|the|for|\p{Lu}[\p{L}\p{N}'’&.-]*|staff|wire|reports)){0,5}$/u;

/** Longer lines are prose. */
const MAX_LINE_CHARACTERS = 140;

/** The metadata of a line that contains nothing else; null for a line of text. */
export function readHeaderLine(line: string): HeaderLine | null {
  const text = line.trim().replace(/^[*_>\s]+|[*_\s]+$/g, "");
  if (text === "" || text.length > MAX_LINE_CHARACTERS) return null;
  return labelledLine(text) ?? dateLine(text) ?? byline(text) ?? segments(text);
}

function labelledLine(text: string): HeaderLine | null {
  const { label = "", value = "" } = LABELLED_LINE.exec(text)?.groups ?? {};
  const field = LABELS.get(label.toLowerCase());
  switch (field) {
    case undefined:
    case "language":
      return null;
    case "published":
    case "updated": {
      const timestamp = parseTimestamp(value);
      return timestamp === null ? null : { [field]: timestamp };
    }
    case "author":
      return { author: value.replace(/^by\s+/i, "") };
    default:
      return /^https?:/.test(value) ? null : { [field]: value };
  }
}

function dateLine(text: string): HeaderLine | null {
  const { label = "", date = "" } = DATE_WORDS.exec(text)?.groups ?? {};
  const timestamp = date === "" ? null : parseTimestamp(date);
  if (timestamp === null) return null;
  return /updated|modified/i.test(label) ? { updated: timestamp } : { published: timestamp };
}

function byline(text: string): HeaderLine | null {
  const { names, rest = "" } = BYLINE.exec(text)?.groups ?? {};
  if (names === undefined || isCalendarWord(names)) return null;
  const suffix = rest.replace(/^[\s,|•·–—-]+/u, "").replace(/^(?:in|for|of)\s+/, "");
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
  const author = others.find((part) => part !== source && isNames(part.replace(/^by\s+/i, "")));
  if (others.some((part) => part !== source && part !== author)) return null;
  return { ...date, ...(source && { source }), ...(author && { author: author.replace(/^by\s+/i, "") }) };
}

/** Whether a line could be only names of people. */
export function isNames(text: string): boolean {
  return text.length <= 80 && ONLY_NAMES.test(text) && !PUBLISHER_WORD.test(text) && !isCalendarWord(text);
}

/** Whether a line is only the name of a publisher. */
export function isPublisher(text: string): boolean {
  return text.length <= 60 && PUBLISHER_NAME.test(text) && PUBLISHER_WORD.test(text);
}

/** "Special for USA TODAY" -> "USA TODAY". */
export function publisherName(text: string): string {
  return text.replace(/^(?:Special (?:for|to)(?: the)?|From)\s+/, "");
}

function isCalendarWord(names: string): boolean {
  return /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)\b/i.test(
    names,
  );
}
