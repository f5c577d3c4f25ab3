import { MONTH } from "../../text/dates/date-words.ts";
import type { Timestamp } from "../content/extracted-text.ts";
import { parseTimestamp } from "./parse-timestamp.ts";
import { AGENCIES } from "./publisher.ts";

/** A text without the dateline of its opening, which is a paragraph of its own if it names a place. */
export interface SeparatedDateline {
  readonly body: string;
  /** The day that the dateline states with its year; null if it does not. */
  readonly date: Timestamp | null;
}

/** Paragraphs that may open a report: the title and a line below it come first. */
const MAX_PARAGRAPHS = 4;
const MAX_DATELINE_CHARACTERS = 140;

const DASH = String.raw`\s*(?:--|[-–—])+\s*`;
/** Without an agency before it, a hyphen needs spaces: "COVID-19" is no place. */
const SPACED_DASH = String.raw`(?:\s+(?:--?|[–—])\s+|\s*(?:--|—)\s*)`;
const REGION = String.raw`(?:,\s\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*){0,2}){0,2}`;
const PLACE = String.raw`\p{Lu}[\p{L}.'’/-]+(?:\s\p{Lu}[\p{L}.'’/-]*){0,3}${REGION}`;
/** "ROME", "VIÑA DEL MAR", "ST. LOUIS": in capitals, so that no agency is needed. */
const CAPITAL_PLACE = String.raw`\p{Lu}{2}[\p{Lu}.'’/-]*(?:\s\p{Lu}[\p{Lu}.'’/-]*){0,3}${REGION}`;
const KNOWN_AGENCY = String.raw`\((?:${AGENCIES.join("|")}|Reuters)\)`;
const AGENCY = String.raw`(?:${KNOWN_AGENCY}|\(\p{Lu}[\p{L}\p{N} .&/-]{0,40}\)|/\p{Lu}[\p{L} ]{2,30}/)`;
/** The first letter of the report. */
const OPENING = String.raw`(?=["“„«'‘]?[\p{Lu}\p{N}])`;

function date(group: string): string {
  return String.raw`(?<${group}>(?:${MONTH}\s\d{1,2}|\d{1,2}\.?\s${MONTH})(?:,?\s\d{4})?)`;
}

const FORMS: readonly RegExp[] = [
  // "ROME (AP) - ", "LONDON, Feb 7 (Reuters) - ", "HAMBURG, Germany--(BUSINESS WIRE)--November 12, 2026-- ".
  `(?<line>${PLACE}(?:,\\s${date("before")})?(?:${DASH}|,?\\s)${AGENCY}(?:${DASH}${date("after")})?)${DASH}`,
  // "Singapore (CNN) ".
  String.raw`(?<line>${PLACE} ${KNOWN_AGENCY})\s+`,
  // "MONTREAL, Nov. 5 - ", "WASHINGTON, D.C. -- ".
  String.raw`(?<line>${CAPITAL_PLACE}(?:,\s${date("before")})?)${SPACED_DASH}`,
  // "(CNN) ", without a place.
  `${KNOWN_AGENCY}(?:${DASH}|\\s+)`,
].map((form) => new RegExp(`^${form}${OPENING}`, "u"));

/** Separates the dateline of a wire's report from its first sentence. */
export function withoutDateline(text: string): SeparatedDateline {
  const paragraphs = text.split(/\n\s*\n/);
  for (const [index, paragraph] of paragraphs.slice(0, MAX_PARAGRAPHS).entries()) {
    const opening = paragraph.trimStart();
    const head = opening.slice(0, MAX_DATELINE_CHARACTERS);
    const match = FORMS.map((form) => form.exec(head)).find((found) => found !== null);
    if (match === undefined) continue;
    const { line, before, after } = match.groups ?? {};
    const separated = [...(line === undefined ? [] : [line]), opening.slice(match[0].length)];
    return {
      body: [...paragraphs.slice(0, index), ...separated, ...paragraphs.slice(index + 1)].join("\n\n"),
      date: parseTimestamp(before ?? after ?? ""),
    };
  }
  return { body: text, date: null };
}
