import type { PublishedTime } from "../core/published-time.ts";
import type { CalendarDate, Instant } from "../core/time.ts";

/** How many documents were published on a day, and in how many stories they stand. */
export interface DayCount {
  readonly day: CalendarDate;
  readonly documents: number;
  readonly stories: number;
}

/** A figure as one document gives it. */
export interface FigurePoint {
  /** When the document was published. */
  readonly at: Instant;
  readonly precision: PublishedTime["precision"];
  readonly value: number;
  /** As the document says it, with what leads it in: "at least 12", "$3.5 billion". */
  readonly text: string;
  /** The document's path. */
  readonly document: string;
}

/** How one figure moved: each point another document's, earliest first, and at least two whose values differ. */
export interface FigureMove {
  /** What is counted: "people killed", or the latest document's phrase with "…" for the figure. */
  readonly label: string;
  readonly points: readonly FigurePoint[];
}

/** CSS pixels. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** A drawing, and in words what it shows. */
export interface Chart {
  /** One <svg> element: role="img", a <title>, classes and presentation attributes, no styles and no scripts. */
  readonly svg: string;
  readonly alt: string;
}

export type Tone = "good" | "bad" | "neutral";

/** One kind of what is counted, as the legend names it. */
export interface StackSeries {
  readonly name: string;
  readonly tone: Tone;
}

/** How many of each kind there were on a day, in the series' order. */
export interface DayValues {
  readonly day: CalendarDate;
  readonly values: readonly number[];
}

/** What was counted by day: days in order, each once, the empty ones too. The words are the caller's. */
export interface StackedBars {
  readonly title: string;
  readonly series: readonly StackSeries[];
  readonly days: readonly DayValues[];
}

export interface Charts {
  /** Days in order, each once, those without documents too. */
  activity(days: readonly DayCount[], size: ChartSize): Chart;
  figure(move: FigureMove, size: ChartSize): Chart;
  stackedBars(stackedBars: StackedBars, size: ChartSize): Chart;
}
