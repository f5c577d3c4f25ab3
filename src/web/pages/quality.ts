import { type CalendarDate, DAY_MS, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { Tally, TallyKind } from "../../domain/operations/tally-store.ts";
import type { DayValues, StackSeries } from "../../domain/pictures/charts.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { chartFigure } from "../markup/chart-figure.ts";
import { attribute, type Html, html } from "../markup/html.ts";
import type { Page } from "../markup/layout.ts";
import { pageUrl } from "../markup/urls.ts";
import type { PageDeps } from "./dependencies.ts";

const SPANS = [14, 30, 90] as const;

interface Series {
  readonly name: "matched" | "dropped" | "answered" | "unclear" | "refused" | "up" | "down";
  readonly tone: StackSeries["tone"];
  /** The reasons it counts; without reasons it counts all others. */
  readonly reasons?: readonly string[];
}

interface Measure {
  readonly kind: TallyKind;
  /** The series of the chart, bottom to top. */
  readonly series: readonly Series[];
  /** The reasons with a column in the table, whether counted or not; other reasons get additional columns. */
  readonly columns: readonly (
    | "matched"
    | "answered"
    | "closest"
    | "unclear"
    | "not-in-documents"
    | "up"
    | "down"
  )[];
}

const MEASURES: readonly Measure[] = [
  {
    kind: "claim",
    series: [
      { name: "matched", tone: "good", reasons: ["matched"] },
      { name: "dropped", tone: "bad" },
    ],
    columns: ["matched"],
  },
  {
    kind: "answer",
    series: [
      { name: "answered", tone: "good", reasons: ["answered"] },
      { name: "unclear", tone: "neutral", reasons: ["unclear", "closest"] },
      { name: "refused", tone: "bad", reasons: ["not-in-documents"] },
    ],
    columns: ["answered", "closest", "unclear", "not-in-documents"],
  },
  {
    kind: "thumb",
    series: [
      { name: "up", tone: "good", reasons: ["up"] },
      { name: "down", tone: "bad", reasons: ["down"] },
    ],
    columns: ["up", "down"],
  },
];

/** Claims, answers and thumbs by day. */
export async function qualityPage(query: URLSearchParams, deps: PageDeps): Promise<Page> {
  const { texts } = deps;
  const span = SPANS.find((days) => String(days) === query.get("days")) ?? SPANS[0];
  const days = daysUpTo(deps.now(), span);
  const tallies = await deps.store.tallies(days[0] ?? "");
  return {
    title: texts.t("page.section.quality"),
    section: "quality",
    lead: texts.t("page.quality.lead"),
    body: html`${spanNav(span, texts)}${MEASURES.map((measure) =>
      measureSection(
        measure,
        days,
        tallies.filter(({ kind }) => kind === measure.kind),
        deps,
      ),
    )}`,
  };
}

function spanNav(current: number, texts: Texts): Html {
  const items = SPANS.map(
    (days) =>
      html`<li><a href="${pageUrl("/quality", { days: days === SPANS[0] ? null : days })}"${attribute("aria-current", days === current ? "true" : null)}>${texts.t("page.quality.days", { count: days })}</a></li>`,
  );
  return html`<nav class="choices" aria-label="${texts.t("page.quality.spans")}"><ul>${items}</ul></nav>`;
}

function daysUpTo(now: Instant, count: number): readonly CalendarDate[] {
  return Array.from({ length: count }, (_, at) => instantAfter(now, (at + 1 - count) * DAY_MS).slice(0, 10));
}

function measureSection(
  { kind, series, columns }: Measure,
  days: readonly CalendarDate[],
  tallies: readonly Tally[],
  { charts, texts }: PageDeps,
): Html {
  const title = texts.t(`page.quality.title.${kind}`);
  const about = texts.t(`page.quality.about.${kind}`);
  const heading = html`<h2 id="${kind}">${title}</h2><p class="meta">${about}</p>`;
  if (tallies.length === 0)
    return html`<section aria-labelledby="${kind}">${heading}<p>${texts.t("page.quality.nothing")}</p></section>`;
  const listedReasons = series.flatMap(({ reasons = [] }) => reasons);
  const stacks = days.map((day): DayValues => {
    const dayTallies = tallies.filter((tally) => tally.day === day);
    const values = series.map(({ reasons }) =>
      sum(
        dayTallies.filter(
          ({ reason }) => (reasons ?? []).includes(reason) || (!reasons && !listedReasons.includes(reason)),
        ),
      ),
    );
    return { day, values };
  });
  const bars = {
    title: texts.t("page.quality.per-day", { measure: title }),
    series: series.map(({ name, tone }) => ({ name: texts.t(`page.quality.series.${name}`), tone })),
    days: stacks,
  };
  const figure = chartFigure((size) => charts.stackedBars(bars, size));
  return html`<section aria-labelledby="${kind}">${heading}${figure}${table(title, columns, tallies, texts)}</section>`;
}

function sum(tallies: readonly Tally[]): number {
  return tallies.reduce((total, { count }) => total + count, 0);
}

/** The days with counts, latest first. */
function table(title: string, columns: Measure["columns"], tallies: readonly Tally[], texts: Texts): Html {
  const others = new Set(tallies.map(({ reason }) => reason)).difference(new Set<string>(columns));
  const otherReasons = [...others].sort();
  const reasons = [...columns, ...otherReasons];
  const headings = [
    ...columns.map((reason) => texts.t(`page.quality.reason.${reason}`)),
    ...otherReasons.map((reason) => droppedText(reason, texts)),
  ];
  const days = [...new Set(tallies.map(({ day }) => day))].reverse();
  const cells = (of: readonly Tally[]) =>
    reasons.map((reason) => {
      const value = sum(of.filter((tally) => tally.reason === reason));
      return html`<td class="figure">${value.toLocaleString(texts.code)}</td>`;
    });
  const rows = days.map(
    (day) =>
      html`<tr><th scope="row" class="when">${day}</th>${cells(tallies.filter((tally) => tally.day === day))}</tr>`,
  );
  const caption = texts.t("page.quality.by-day", { measure: title });
  return html`<details><summary>${texts.t("page.table")}<span class="visually-hidden"> (${title})</span></summary><div class="wide" tabindex="0" role="region" aria-label="${caption}"><table><caption class="visually-hidden">${caption}</caption>
<thead><tr><th scope="col">${texts.t("page.quality.day")}</th>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${rows}</tbody><tfoot><tr><th scope="row">${texts.t("page.quality.all")}</th>${cells(tallies)}</tr></tfoot></table></div></details>`;
}

/** For a reason without a text of its own, which another version may have counted, the reason itself. */
function droppedText(reason: string, texts: Texts): string {
  return texts.show({ key: `page.quality.dropped.${reason}` }) ?? texts.t("page.quality.dropped", { reason });
}
