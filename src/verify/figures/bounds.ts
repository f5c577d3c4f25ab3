import type { Bound } from "../../text/languages/contract/claim-rules.ts";
import { DEFAULT_PACK } from "../../text/languages/languages.ts";

export type { Bound };

const { before: BEFORE, after: AFTER } = DEFAULT_PACK.bounds;

/** The bound stated next to the number text.slice(start, end), or within that text; null if there is none. */
export function boundOf(text: string, start: number, end: number): Bound | null {
  const lowerSlice = (from: number, to: number) => text.slice(Math.max(0, from), to).toLowerCase();
  const before = lowerSlice(start - 24, start).replace(/[$€£¥]\s*$/, "");
  const boundBefore = BEFORE.find(([, pattern]) => pattern.test(before));
  if (boundBefore !== undefined) return boundBefore[0];
  const inside = lowerSlice(start, end).replace(/[$€£¥]?\s*[\d.,]+.*$/, "");
  const boundInside = BEFORE.find(([, pattern]) => pattern.test(inside));
  if (boundInside !== undefined) return boundInside[0];
  const after = lowerSlice(end, end + 12);
  return AFTER.find(([, pattern]) => pattern.test(after))?.[0] ?? null;
}

/**
 * Whether a number claimed with a bound matches a stated number: it must be the stated number rounded at the claimed one's last
 * significant digit ("about 160" for 155 to 165, "more than 150" for 150 to 160, "nearly 200" for 180 to 200). "About" and
 * "below" also require a difference of at most a tenth.
 */
export function withinBound(claimed: number, stated: number, bound: Bound): boolean {
  const place = lastPlace(claimed);
  const isNear = Math.abs(claimed - stated) <= Math.abs(stated) / 10;
  switch (bound) {
    case "above":
    case "at-least":
      return stated >= claimed && stated < claimed + place;
    case "below":
      return isNear && stated <= claimed && stated > claimed - place;
    case "about":
      return isNear && Math.abs(claimed - stated) <= place / 2;
    case "exact":
      return claimed === stated;
  }
}

/** The place of the last significant digit: 160 -> 10, 1200000 -> 100000, 12 -> 1, 0.25 -> 0.01. */
function lastPlace(value: number): number {
  const [mantissa = "", exponent = "0"] = Math.abs(value).toExponential().split("e");
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  return 10 ** (Number(exponent) - decimals);
}
