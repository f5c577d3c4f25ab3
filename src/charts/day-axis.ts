import type { CalendarDate } from "../domain/core/time.ts";
import type { ChartSize } from "../domain/pictures/charts.ts";
import { LABEL_SIZE } from "./frame.ts";
import type { Palette } from "./palette.ts";
import type { ChartStyle } from "./style.ts";
import { textElement, textWidth } from "./text-element.ts";

/** Least gap between two labels, in pixels. */
export const LABEL_GAP = 10;

interface DayAxis {
  /** Start of the axis, in pixels. */
  readonly left: number;
  readonly size: ChartSize;
  readonly style: ChartStyle;
}

/** Labels for every day, or every second, third ... as space allows; always for the last day. `centre` gives a day's x. */
export function dayLabels(
  days: readonly { readonly day: CalendarDate }[],
  centre: (day: CalendarDate) => number,
  { left, size, style: { formatDay, palette } }: DayAxis,
): string[] {
  const widest = Math.max(1, ...days.map(({ day }) => textWidth(formatDay(day), LABEL_SIZE)));
  const every = Math.max(1, Math.ceil(((widest + LABEL_GAP) * days.length) / Math.max(1, size.width - left)));
  return days
    .filter((_, i) => (days.length - 1 - i) % every === 0)
    .map(({ day }) => {
      const text = formatDay(day);
      return dayLabel(
        text,
        Math.min(centre(day), size.width - textWidth(text, LABEL_SIZE) / 2),
        size,
        palette,
      );
    });
}

/** A day's label below the drawing, centred at `x`. */
export function dayLabel(text: string, x: number, { height }: ChartSize, palette: Palette): string {
  const place = { x, y: height - 6, size: LABEL_SIZE, anchor: "middle" } as const;
  return textElement(text, { ...place, fill: palette.muted, class: "chart-label" });
}
