/** A number as a text states it. text.slice(start, end) is `text`. */
export interface NumberMention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The value with its scale word applied: "1.2 million" is 1200000, "a dozen" 12, "40%" 40. */
  readonly value: number;
  readonly percent: boolean;
  /** ISO 4217 code of a stated currency, or null. */
  readonly currency: string | null;
  /** The unit or counted noun as a stem ("soldier", "km"), or null. */
  readonly unit: string | null;
  /** "about", "more than", "160-odd": not meant exactly. */
  readonly approximate: boolean;
}

/** The numbers of a text, in order, except those that are part of a date or time (dates.ts finds those). */
export function numbers(text: string): NumberMention[] {
  return Array.from(text.matchAll(/\d[\d,]*(?:\.\d+)?/g), (m) => ({
    text: m[0],
    start: m.index,
    end: m.index + m[0].length,
    value: Number(m[0].replaceAll(",", "")),
    percent: text[m.index + m[0].length] === "%",
    currency: null,
    unit: null,
    approximate: false,
  }));
}
