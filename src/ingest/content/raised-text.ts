/** Units whose raised 2 or 3 is an exponent: "15 km2" is an area, not a footnote. */
const UNIT_BEFORE = /(?<![\p{L}\p{N}])(?:[kcmdnµμh]?m|mi|ft|in|yd)$/u;
const POWER_OF_TEN_BEFORE = /[×x·*]\s?10$/u;
const EXPONENTS: ReadonlyMap<string, string> = new Map([
  ["2", "²"],
  ["3", "³"],
]);
const SLASH_BEFORE = /\p{N}\s?[/⁄]$/u;
const SLASH_AFTER = /^\s?[/⁄]/u;
const NUMBER = /^[-−–+]?\d+$/;
/** Endings of ordinals and abbreviations: "5th", "1er", "Mme"; of one letter only those that are no note marks. */
const ENDING = /^(?:\p{L}{2,4}\.?|[eoºª])$/u;
/** A longer text is no mark: somebody raised a phrase. */
const MAX_MARK_WORDS = 2;

/**
 * What text in superscript adds to the text before it. Footnote marks add nothing, so that they never become digits of a
 * figure ("40" with the note 3 is not 403). Endings ("5th") and exponents of units stay; powers of ten become "10^6".
 */
export function raisedText(before: string, raised: string, after: string): string {
  const text = raised.trim();
  const exponent = EXPONENTS.get(text);
  if (exponent !== undefined && UNIT_BEFORE.test(before)) return exponent;
  if (NUMBER.test(text)) {
    if (SLASH_AFTER.test(after)) return apart(before, text);
    return POWER_OF_TEN_BEFORE.test(before) ? `^${text}` : "";
  }
  if (ENDING.test(text) || /^[™®©]$/u.test(text)) return text;
  return text.split(/\s+/).length > MAX_MARK_WORDS ? apart(before, text) : "";
}

/** What text in subscript adds: formulas ("CO2") and fractions stay together; after a digit nothing is added. */
export function loweredText(before: string, lowered: string): string {
  const text = lowered.trim();
  if (SLASH_BEFORE.test(before)) return text;
  return /\p{N}$/u.test(before) && /^\p{N}/u.test(text) ? "" : text;
}

function apart(before: string, text: string): string {
  return before === "" || /\s$/u.test(before) ? text : ` ${text}`;
}
