import { DEFAULT_PACK } from "../languages/languages.ts";
import type { NumberMention } from "../numbers/numbers.ts";

/** How exact a figure is: "12", "about 12", "at least 12", "up to 12". */
export type Bound = "exact" | "about" | "at-least" | "at-most";

const RULES = DEFAULT_PACK.figures.phrases;
/** Characters after a number that may state its bound. */
const MAX_AHEAD = 40;

/** The bound that the words around a number state; `quantifierStart` is the offset of its quantifier ("at least"). */
export function boundOf(
  text: string,
  { start, end, approximate }: NumberMention,
  quantifierStart: number,
): Bound {
  const after = RULES.boundAfter.exec(text.slice(end, end + MAX_AHEAD))?.[0] ?? "";
  const around = `${text.slice(Math.min(quantifierStart, start), end)} ${after}`;
  if (RULES.orMore.test(around)) return "at-least";
  return RULES.bounds.find(([, pattern]) => pattern.test(around))?.[0] ?? (approximate ? "about" : "exact");
}
