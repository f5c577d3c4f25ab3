import { type CalendarDate, DAY_MS, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { Tally, TallyKind } from "../../domain/operations/tally-store.ts";
import type { DayValues, StackSeries } from "../../domain/pictures/charts.ts";
import { chartFigure } from "../markup/chart-figure.ts";
import { attribute, type Html, html } from "../markup/html.ts";
import type { Page } from "../markup/layout.ts";
import { pageUrl } from "../markup/urls.ts";
import type { PageDeps } from "./dependencies.ts";

const SPANS = [14, 30, 90] as const;

interface Measure {
  readonly kind: TallyKind;
  readonly title: string;
  readonly about: string;
  /** The series of the chart, bottom to top, each with the reasons it counts; without reasons it counts all others. */
  readonly series: readonly (StackSeries & { readonly reasons?: readonly string[] })[];
  /** Column headings of the table, by reason; other reasons get additional columns. */
  readonly names: Readonly<Record<string, string>>;
}

const MEASURES: readonly Measure[] = [
  {
    kind: "claim",
    title: "Claims",
    about:
      "Sentences of digests, answers and editions that matched their source, and those that were dropped because a number, date, name, quotation or negation was not in it, or because it did not support them.",
    series: [
      { name: "matched", tone: "good", reasons: ["matched"] },
      { name: "dropped", tone: "bad" },
    ],
    names: { matched: "Matched" },
  },
  {
    kind: "answer",
    title: "Answers",
    about: "Questions that the documents answer, do not answer, or that fit two or more stories.",
    series: [
      { name: "answered", tone: "good", reasons: ["answered"] },
      { name: "unclear", tone: "neutral", reasons: ["unclear"] },
      { name: "refused", tone: "bad", reasons: ["not-in-documents"] },
    ],
    names: { answered: "Answered", unclear: "Unclear", "not-in-documents": "Not in the documents" },
  },
  {
    kind: "thumb",
    title: "Thumbs",
    about: "Reactions to answers and briefings: the latest thumb of each person for each message.",
    series: [
      { name: "up", tone: "good", reasons: ["up"] },
      { name: "down", tone: "bad", reasons: ["down"] },
    ],
    names: { up: "Up", down: "Down" },
  },
];

/** Claims, answers and thumbs by day. */
export async function qualityPage(query: URLSearchParams, deps: PageDeps): Promise<Page> {
  const span = SPANS.find((days) => String(days) === query.get("days")) ?? SPANS[0];
  const days = daysUpTo(deps.now(), span);
  const tallies = await deps.store.tallies(days[0] ?? "");
  return {
    title: "Quality",
    section: "quality",
    lead: "Counted per UTC day over all servers while the bot runs, without personal data.",
    body: html`${spanNav(span)}${MEASURES.map((measure) =>
      measureSection(
        measure,
        days,
        tallies.filter(({ kind }) => kind === measure.kind),
        deps,
      ),
    )}`,
  };
}

function spanNav(current: number): Html {
  const items = SPANS.map(
    (days) =>
      html`<li><a href="${pageUrl("/quality", { days: days === SPANS[0] ? null : days })}"${attribute("aria-current", days === current ? "true" : null)}>${days} days</a></li>`,
  );
  return html`<nav class="choices" aria-label="Days shown"><ul>${items}</ul></nav>`;
}

function daysUpTo(now: Instant, count: number): readonly CalendarDate[] {
  return Array.from({ length: count }, (_, at) => instantAfter(now, (at + 1 - count) * DAY_MS).slice(0, 10));
}

function measureSection(
  { kind, title, about, series, names }: Measure,
  days: readonly CalendarDate[],
  tallies: readonly Tally[],
  { charts }: PageDeps,
): Html {
  const heading = html`<h2 id="${kind}">${title}</h2><p class="meta">${about}</p>`;
  if (tallies.length === 0)
    return html`<section aria-labelledby="${kind}">${heading}<p>Nothing was counted on these days.</p></section>`;
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
  const figure = chartFigure((size) =>
    charts.stackedBars({ title: `${title} per day`, series, days: stacks }, size),
  );
  return html`<section aria-labelledby="${kind}">${heading}${figure}${table(title, names, tallies)}</section>`;
}

function sum(tallies: readonly Tally[]): number {
  return tallies.reduce((total, { count }) => total + count, 0);
}

/** The days with counts, latest first. */
function table(title: string, names: Measure["names"], tallies: readonly Tally[]): Html {
  const others = new Set(tallies.map(({ reason }) => reason)).difference(new Set(Object.keys(names)));
  const reasons = [...Object.keys(names), ...[...others].sort()];
  const days = [...new Set(tallies.map(({ day }) => day))].reverse();
  const cells = (of: readonly Tally[]) =>
    reasons.map((reason) => {
      const value = sum(of.filter((tally) => tally.reason === reason));
      return html`<td class="figure">${value.toLocaleString("en-GB")}</td>`;
    });
  const rows = days.map(
    (day) =>
      html`<tr><th scope="row" class="when">${day}</th>${cells(tallies.filter((tally) => tally.day === day))}</tr>`,
  );
  return html`<details><summary>As a table<span class="visually-hidden"> (${title})</span></summary><div class="wide" tabindex="0" role="region" aria-label="${title} by day"><table><caption class="visually-hidden">${title} by day</caption>
<thead><tr><th scope="col">Day</th>${reasons.map((reason) => html`<th scope="col">${names[reason] ?? `Dropped: ${reason}`}</th>`)}</tr></thead>
<tbody>${rows}</tbody><tfoot><tr><th scope="row">All</th>${cells(tallies)}</tr></tfoot></table></div></details>`;
}
