const AGENCY_DATELINE =
  /^(?:\p{Lu}[\p{L}.' ,-]{2,40}?,? )?\((?:AP|AFP|Reuters|CNN|UPI|BBC|[A-Z][\p{L} ]{2,24})\)\s*(?:[-–—:]+\s*)?(?=["“'‘]?[\p{Lu}\p{N}])/u;
const PLACE_DATELINE =
  /^\p{Lu}{3,}[\p{Lu}.' -]*(?:, [\p{L}. ]{2,20})?(?: \([^)]{2,20}\))?,?\s+[-–—]{1,2}\s+(?=["“'‘]?[\p{Lu}\p{N}])/u;
const SPACE_BEFORE_MARK = /\s+([,.;:!?%](?=\s|$|["”’)]))/gu;
const LIST_MARK = /^(?:[-*•▪·]|\d{1,2}[.)])\s+/u;

/**
 * A source sentence as we show it: list mark and wire dateline ("LONDON (Reuters) - ") left off, no space
 * before a comma. No word of the statement is changed, so what is shown still matches the source.
 */
export function displayText(sentence: string): string {
  const bare = sentence.replace(LIST_MARK, "").replace(AGENCY_DATELINE, "").replace(PLACE_DATELINE, "");
  return bare.replace(SPACE_BEFORE_MARK, "$1").trim();
}
