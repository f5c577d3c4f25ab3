import type { CalendarDate } from "../domain/core/time.ts";
import type { DayCount, FigureMove, FigurePoint } from "../domain/pictures/charts.ts";

/** The texts of charts in one language. */
export interface ChartWords {
  readonly documents: string;
  readonly stories: string;
  /** "6 Feb" */
  day(day: CalendarDate): string;
  /** The short title is used if the long one does not fit. */
  readonly activityTitles: readonly [long: string, short: string];
  activityAlt(days: readonly DayCount[]): string;
  /** `dayOf` gives the day under which a point is shown. */
  figureAlt(move: FigureMove, dayOf: (point: FigurePoint) => CalendarDate): string;
}

/** If a figure has more points, the alternative text lists the first and the latest ones. */
const MAX_DESCRIBED_POINTS = 6;

function dayWriter(locale: string): ChartWords["day"] {
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  return (day) => format.format(new Date(day));
}

function describedPoints({ points }: FigureMove): FigureMove["points"] {
  return points.length <= MAX_DESCRIBED_POINTS
    ? points
    : [...points.slice(0, 1), ...points.slice(1 - MAX_DESCRIBED_POINTS)];
}

interface ActivityTotals {
  readonly documents: number;
  readonly busiest: DayCount | undefined;
}

function activityTotals(days: readonly DayCount[]): ActivityTotals {
  return {
    documents: days.reduce((sum, { documents }) => sum + documents, 0),
    busiest: days.toSorted((a, b) => b.documents - a.documents)[0],
  };
}

const counted = (count: number, singular: string, plural: string) =>
  `${count} ${count === 1 ? singular : plural}`;

const enDay = dayWriter("en-GB");
const en: ChartWords = {
  documents: "documents",
  stories: "stories",
  day: enDay,
  activityTitles: ["Documents and stories per day", "Per day"],
  activityAlt(days) {
    const { documents, busiest } = activityTotals(days);
    const [first, last] = [days.at(0), days.at(-1)];
    if (!first || !last || !busiest) return "Documents and stories per day: no days.";
    const span = `Documents and stories per day from ${enDay(first.day)} to ${enDay(last.day)}`;
    if (documents === 0) return `${span}: none.`;
    const busiestText = `${counted(busiest.documents, "document", "documents")} in ${counted(busiest.stories, "story", "stories")}`;
    return `${span}: ${counted(documents, "document", "documents")} in all, most on ${enDay(busiest.day)} (${busiestText}).`;
  },
  figureAlt: (move, dayOf) =>
    `${move.label}: ${describedPoints(move)
      .map((point) => `${point.text} on ${enDay(dayOf(point))}`)
      .join(", ")}`,
};

const deDay = dayWriter("de-DE");
const de: ChartWords = {
  documents: "Dokumente",
  stories: "Themen",
  day: deDay,
  activityTitles: ["Dokumente und Themen pro Tag", "Pro Tag"],
  activityAlt(days) {
    const { documents, busiest } = activityTotals(days);
    const [first, last] = [days.at(0), days.at(-1)];
    if (!first || !last || !busiest) return "Dokumente und Themen pro Tag: keine Tage.";
    const span = `Dokumente und Themen pro Tag vom ${deDay(first.day)} bis ${deDay(last.day)}`;
    if (documents === 0) return `${span}: keine.`;
    const busiestText = `${counted(busiest.documents, "Dokument", "Dokumente")}, ${counted(busiest.stories, "Thema", "Themen")}`;
    return `${span}: ${counted(documents, "Dokument", "Dokumente")} insgesamt, die meisten am ${deDay(busiest.day)} (${busiestText}).`;
  },
  figureAlt: (move, dayOf) =>
    `${move.label}: ${describedPoints(move)
      .map((point) => `${point.text} am ${deDay(dayOf(point))}`)
      .join(", ")}`,
};

/** The texts for a BCP 47 tag; English for a language without texts. */
export function chartWords(language: string): ChartWords {
  return language.toLowerCase().split("-")[0] === "de" ? de : en;
}
