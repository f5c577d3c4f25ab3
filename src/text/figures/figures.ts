import type { CalendarDate } from "../../domain/core/time.ts";
import { DEFAULT_PACK } from "../languages/languages.ts";
import { type NumberMention, numbers } from "../numbers/numbers.ts";
import { partitionPoint } from "../tokens/partition-point.ts";
import { findAction } from "./figure-actions.ts";
import { countedNoun, findQuantifier } from "./figure-nouns.ts";
import { type Bound, boundOf } from "./figure-phrases.ts";
import { type FigureSentence, figureSentence } from "./figure-sentence.ts";

/** A count or amount as a sentence states it, with what it counts. text.slice(start, end) is the number itself. */
export interface Figure {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** text.slice(lead, end) includes the quantifier ("at least 12"); text.slice(end, nounEnd) is the counted noun. */
  readonly lead: number;
  readonly nounEnd: number;
  readonly value: number;
  readonly bound: Bound;
  /** "count", "percent", or an ISO 4217 currency code. */
  readonly kind: string;
  /** The group counted ("people", "troops") or the counted noun's stem; null when the text leaves it out. */
  readonly entity: string | null;
  /** What happened to them ("kill", "wound"); null for an unknown event or for money and percentages. */
  readonly action: string | null;
  /** Stated as the event's toll ("the death toll rose to 131"): it sums up the whole event. */
  readonly toll: boolean;
  /** A toll stated to have risen to this value. */
  readonly risen: boolean;
  /** A share of another figure: "including three children", "three of them". */
  readonly partial: boolean;
  /** In addition to another figure: "another 25", "three others". */
  readonly additional: boolean;
  /** The phrase around the figure, between clause marks: text.slice(from, to). */
  readonly from: number;
  readonly to: number;
  /** The calendar day that the phrase states for the count, or null. */
  readonly day: CalendarDate | null;
  /** About another time ("in 1988", "since October", "over four nights"), not the reported event. */
  readonly background: boolean;
  /** Folded words of the places the phrase names ("in Syria"). */
  readonly places: readonly string[];
  /** Content stems of the phrase without its numbers. */
  readonly context: readonly string[];
}

const RULES = DEFAULT_PACK.figures;
/** "12-odd people": the suffix leaves the number a count. "52-3" is a score or a range. */
const WITHIN_WORD_AFTER = new RegExp(
  `^(?:\\s?-\\s?(?!${RULES.countSuffix}\\b)\\p{L}|\\p{L}|\\.\\d|[-–]\\d)`,
  "u",
);
/** Addresses and the like: their numbers are not counts. */
const ADDRESS_LIKE = /:\/\/|\bwww\b|\s\/\s.*\s\/\s|\.html?\b/i;

/** Numbers of a sentence that are read as figures. One with more is a table that lacks its full stops. */
const MAX_NUMBERS = 100;

/**
 * The figures that a sentence states as fact, in order. Leaves out ages, ordinals, addresses and rough sizes
 * ("dozens"), and what follows the first MAX_NUMBERS numbers.
 */
export function figures(text: string, referenceDate: CalendarDate | null = null): Figure[] {
  if (ADDRESS_LIKE.test(text)) return [];
  const mentions = numbers(text).filter((mention) => isCount(text, mention));
  if (mentions.length === 0) return [];
  const sentence = figureSentence(text, mentions, referenceDate);
  return mentions.slice(0, MAX_NUMBERS).flatMap((mention) => figureOf(sentence, mention));
}

function isCount(text: string, { start, end, text: written, ordinal }: NumberMention): boolean {
  if (ordinal || RULES.vague.test(written)) return false;
  const after = text.slice(end, end + 12);
  const before = text.slice(Math.max(0, start - 12), start);
  if (WITHIN_WORD_AFTER.test(after) || /\p{L}-?$|\d[.,:/-]$|#$/u.test(before)) return false;
  const isAge = RULES.ageBefore.test(before) || (/,\s+$/.test(before) && /^\s*(?:,|\.$|;|$)/.test(after));
  return !isAge;
}

function figureOf(sentence: FigureSentence, mention: NumberMention): Figure[] {
  const { text, tokens, clauses } = sentence;
  const first = partitionPoint(tokens, ({ end }) => end > mention.start);
  const last = partitionPoint(tokens, ({ start }) => start >= mention.end) - 1;
  if (last < first) return [];
  const quantifier = findQuantifier(tokens, first, text);
  const noun = countedNoun(sentence, last, mention);
  const action = findAction(sentence, { first: quantifier.first, last: noun.last, mention });
  const from = clauses.start(Math.min(action.start, mention.start));
  const to = clauses.end(Math.max(action.end, noun.end, mention.end));
  if (action.previous) return [];
  const { hypothetical, ...phrase } = sentence.phrase(from, to);
  if (hypothetical) return [];
  const { start, end, value } = mention;
  const kind = mention.percent ? "percent" : (mention.currency ?? "count");
  return [
    {
      ...{
        text: mention.text,
        start,
        end,
        lead: Math.min(quantifier.start, start),
        nounEnd: noun.end,
        value,
        from,
        to,
      },
      bound: boundOf(text, mention, quantifier.start),
      kind,
      entity: noun.entity,
      action: kind === "count" ? action.name : null,
      toll: action.toll,
      risen: action.risen,
      partial:
        noun.partial ||
        RULES.partialBefore.test(text.slice(Math.max(0, quantifier.start - 24), quantifier.start)),
      additional: quantifier.additional || noun.additional,
      ...phrase,
    },
  ];
}
