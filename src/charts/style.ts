import type { CalendarDate } from "../domain/core/time.ts";
import type { Texts } from "../domain/texts/texts.ts";
import { dayAndMonth } from "../text/display/dates.ts";
import type { Palette } from "./palette.ts";

/** The language, colours and time zone of a chart. */
export interface ChartStyle {
  readonly texts: Texts;
  readonly palette: Palette;
  /** IANA name. */
  readonly timeZone: string;
  /** "6 Feb" */
  formatDay(day: CalendarDate): string;
}

export function createStyle(texts: Texts, palette: Palette, timeZone: string): ChartStyle {
  return { texts, palette, timeZone, formatDay: (day) => dayAndMonth(day, texts) };
}

/** A number as d3 writes it ("1,200.5"), with the separators of a language (BCP 47 tag). */
export function localizeNumber(label: string, language: string): string {
  const parts = new Intl.NumberFormat(language).formatToParts(10_000.5);
  const separator = (type: "group" | "decimal") => parts.find((part) => part.type === type)?.value ?? "";
  return label.replace(/[.,]/g, (mark) => separator(mark === "," ? "group" : "decimal"));
}
