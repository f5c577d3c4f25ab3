import { DEFAULT_PACK } from "../../text/languages/languages.ts";

/** Short names of agencies and broadcasters that open their reports with their name. */
export const AGENCIES = [
  "AP",
  "AFP",
  "CNN",
  "UPI",
  "DPA",
  "dpa",
  "PTI",
  "ANI",
  "EFE",
  "ANSA",
  "TASS",
  "BBC",
  "NPR",
];

const PLACE = String.raw`\p{Lu}[\p{L}.'’-]*(?:[ ,/]+[\p{L}\d.'’-]+){0,8}`;
const AGENCY_OPENING = new RegExp(
  String.raw`^(?:${PLACE}\s*,?\s*)?\((?<name>\p{Lu}[\p{L} ]{1,24}|\p{L}{2,5})\)\s*(?<dash>[-–—]+\s*)?\S`,
  "u",
);
const TITLE_SUFFIX =
  /^(?<title>.{10,}\S)\s+(?<mark>[|–—-])\s+(?<name>(?:\p{Lu}|\d)[\p{L}\p{N}.'’& ]{1,28})$/u;
const { publisherFiller, titlePublisherWord } = DEFAULT_PACK.pages.header;

/** The publisher named in a report's opening: "LONDON, Feb 7 (Reuters) - ...", "(CNN) ..."; null if there is none. */
export function openingAgency(paragraph: string): string | null {
  const { name, dash } = AGENCY_OPENING.exec(paragraph.slice(0, 120))?.groups ?? {};
  if (name === undefined) return null;
  return AGENCIES.includes(name) || (dash !== undefined && isProper(name)) ? name : null;
}

/** A title without the publisher at its end. */
export function titleWithoutPublisher(title: string): string {
  return titlePublisher(title) === null ? title : (TITLE_SUFFIX.exec(title)?.groups?.title ?? title);
}

/** The publisher at the end of a title: "... | The Northern Week", "... - CNN"; null if there is none. */
export function titlePublisher(title: string): string | null {
  const { name, mark: separator } = TITLE_SUFFIX.exec(title)?.groups ?? {};
  if (name === undefined || !isProper(name)) return null;
  const known = AGENCIES.includes(name) || titlePublisherWord.test(name);
  return separator === "|" || known ? name : null;
}

function isProper(name: string): boolean {
  return (
    name.split(" ").length <= 4 &&
    name
      .split(" ")
      .every((word) => /^(?:\p{Lu}|\d|&$)/u.test(word) || publisherFiller.test(word) || word === "dpa")
  );
}
