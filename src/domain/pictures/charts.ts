import type { PublishedTime } from "../core/published-time.ts";
import type { CalendarDate, Instant } from "../core/time.ts";

/** How many documents were published on a day, and how many stories they belong to. */
export interface DayCount {
  readonly day: CalendarDate;
  readonly documents: number;
  readonly stories: number;
}

/** A figure as reported by one document. */
export interface FigurePoint {
  /** When the document was published. */
  readonly at: Instant;
  readonly precision: PublishedTime["precision"];
  readonly value: number;
  /** As in the document, with its qualifier: "at least 12", "$3.5 billion". */
  readonly text: string;
  /** The document's path. */
  readonly document: string;
}

/** How one figure changed: one point per document, earliest first, with at least two different values. */
export interface FigureMove {
  /** What is counted: "people killed", or the latest document's phrase with "…" in place of the figure. */
  readonly label: string;
  readonly points: readonly FigurePoint[];
}

/** CSS pixels. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** A drawing, and a text that describes it. */
export interface Chart {
  /** One <svg> element: role="img", a <title>, classes and presentation attributes, no styles and no scripts. */
  readonly svg: string;
  readonly alt: string;
}

export type Tone = "good" | "bad" | "neutral";

/** One kind of counted thing, as named in the legend. */
export interface StackSeries {
  readonly name: string;
  readonly tone: Tone;
}

/** The count of each kind on a day, in the order of the series. */
export interface DayValues {
  readonly day: CalendarDate;
  readonly values: readonly number[];
}

/** Counts by day: days in order, each once, including empty ones. The caller supplies the words. */
export interface StackedBars {
  readonly title: string;
  readonly series: readonly StackSeries[];
  readonly days: readonly DayValues[];
}

export interface Charts {
  /** Days in order, each once, including those without documents. */
  activity(days: readonly DayCount[], size: ChartSize): Chart;
  figure(move: FigureMove, size: ChartSize): Chart;
  stackedBars(stackedBars: StackedBars, size: ChartSize): Chart;
}
