import { editionReason } from "../../domain/delivery/edition.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { monthName } from "../../text/display/dates.ts";
import { localDay } from "../../text/display/local-dates.ts";
import { timingText } from "../../text/display/timing-text.ts";
import { attribute, type Html, html } from "../markup/html.ts";
import type { Page } from "../markup/layout.ts";
import { addMonths, type Month, parseMonth, weekdayNames, weeksOf } from "../markup/months.ts";
import { listPage, pageLinks } from "../markup/pagination.ts";
import { textWithMarkup } from "../markup/text-with-markup.ts";
import { pageUrl } from "../markup/urls.ts";
import type { PageDeps } from "./dependencies.ts";
import { type CalendarEntry, type EditionMark, type MonthEntries, monthEntries } from "./edition-month.ts";

const CALENDARS_PER_PAGE = 10;
/** Editions shown one by one per day; if there are more, only the counts are shown. */
const MAX_ENTRIES_PER_DAY = 3;
/** In the order of the legend. */
const MARKS: readonly EditionMark[] = [
  "sent",
  "late",
  "next",
  "silent",
  "in-progress",
  "on-hold",
  "missed",
  "withdrawn",
  "uncertain",
  "failed",
];

/** A month of editions, with a calendar for each schedule in its own time zone. */
export async function editionsPage(query: URLSearchParams, deps: PageDeps): Promise<Page> {
  const { texts } = deps;
  const month = parseMonth(query.get("month"), deps.now(), deps.timeZone);
  const all = await deps.store.allSchedules(deps.library.root);
  const page = listPage(query.get("page"), all.length, CALENDARS_PER_PAGE);
  const shown = all.slice(page.from, page.from + CALENDARS_PER_PAGE);
  const calendars: Html[] = [];
  for (const { schedule } of shown)
    calendars.push(scheduleSection(schedule, month, await monthEntries(schedule, month, deps), deps));
  return {
    title: texts.t("page.editions.title", { month: monthName(month, texts) }),
    section: "editions",
    body: html`${monthNav(month, page.page, texts)}
${all.length === 0 ? noSchedules(texts) : legend(texts)}
${calendars}
${pageLinks("/editions", { month }, page, texts)}`,
  };
}

function noSchedules(texts: Texts): Html {
  const commands = { discord: html`<code>/schedule add</code>`, terminal: html`<code>schedule add</code>` };
  return html`<p>${textWithMarkup(commands, (marks) => texts.t("page.editions.no-schedules", marks))}</p>`;
}

function monthNav(month: Month, page: number, texts: Texts): Html {
  const to = (other: Month) => pageUrl("/editions", { month: other, page: page === 1 ? null : page });
  const [before, after] = [addMonths(month, -1), addMonths(month, 1)];
  return html`<nav class="choices" aria-label="${texts.t("page.editions.months")}"><ul><li><a rel="prev" href="${to(before)}">${monthName(before, texts)}</a></li><li><a rel="next" href="${to(after)}">${monthName(after, texts)}</a></li></ul></nav>`;
}

function legend(texts: Texts): Html {
  const items = MARKS.map(
    (mark) =>
      html`<div><dt>${badge(mark, texts)}</dt><dd>${texts.t(`page.editions.meaning.${mark}`)}</dd></div>`,
  );
  return html`<details class="legend"><summary>${texts.t("page.editions.legend")}</summary><dl>${items}</dl></details>`;
}

function scheduleSection(
  schedule: Schedule,
  month: Month,
  entries: MonthEntries,
  { now, texts }: PageDeps,
): Html {
  const { ref, id, title, timing, topic, paused, guild, channel } = schedule;
  const about = [
    timingText(timing, texts),
    guild === null ? texts.t("page.editions.shared") : texts.t("page.editions.server", { id: guild }),
    texts.t("page.editions.channel", { id: channel }),
    ...(topic === null ? [] : [texts.t("page.editions.topic", { topic })]),
    ...(paused === null ? [] : [texts.t(`page.editions.paused.${paused.reason}`)]),
  ];
  const today = localDay(now(), timing.timeZone);
  const weeks = weeksOf(month).map(
    (week) =>
      html`<tr>${week.map((day) => dayCell(day, day === null ? [] : (entries.get(day) ?? []), today, texts))}</tr>`,
  );
  const name = `schedule-${ref}`;
  const caption = texts.t("page.editions.caption", {
    schedule: title ?? id,
    month: monthName(month, texts),
    zone: timing.timeZone,
  });
  return html`<section aria-labelledby="${name}"><h2 id="${name}"><bdi>${title ?? id}</bdi>${title !== null && html` <span class="source">${id}</span>`}</h2>
<p class="meta">${about.join(" · ")}</p>
<div class="wide" tabindex="0" role="region" aria-label="${texts.t("page.editions.calendar", { schedule: title ?? id })}"><table class="calendar"><caption class="visually-hidden">${caption}</caption>
<thead><tr>${weekdayNames(texts).map(({ short, long }) => html`<th scope="col"><abbr title="${long}">${short}</abbr></th>`)}</tr></thead>
<tbody>${weeks}</tbody></table></div>
${problemTable(entries, name, texts)}</section>`;
}

function dayCell(day: string | null, entries: readonly CalendarEntry[], today: string, texts: Texts): Html {
  if (day === null) return html`<td class="other-month"></td>`;
  const current = attribute("aria-current", day === today ? "date" : null);
  return html`<td${current}><time class="day" datetime="${day}">${Number(day.slice(8))}</time>${
    entries.length <= MAX_ENTRIES_PER_DAY
      ? entries.map((entry) => entryLine(entry, texts))
      : entryCounts(entries, texts)
  }</td>`;
}

function entryLine({ mark, time }: CalendarEntry, texts: Texts): Html {
  return html`<p class="entry"><span class="at">${time}</span> ${badge(mark, texts)}</p>`;
}

function entryCounts(entries: readonly CalendarEntry[], texts: Texts): Html {
  const counts = new Map<EditionMark, number>();
  for (const { mark } of entries) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return html`${[...counts].map(([mark, number]) => html`<p class="entry">${number} ${badge(mark, texts)}</p>`)}`;
}

function badge(mark: EditionMark, texts: Texts): Html {
  return html`<span class="badge badge-${mark}">${texts.t(`page.editions.mark.${mark}`)}</span>`;
}

/** The missed, uncertain and failed editions, with the reason. */
function problemTable(entries: MonthEntries, name: string, texts: Texts): Html {
  const rows = [...entries].flatMap(([day, list]) =>
    list.flatMap(({ mark, time, edition }) =>
      mark === "missed" || mark === "uncertain" || mark === "failed"
        ? [
            html`<tr><th scope="row" class="when">${day} ${time}</th><td>${badge(mark, texts)}</td><td>${edition === null ? "" : (editionReason(edition, texts) ?? "")}</td></tr>`,
          ]
        : [],
    ),
  );
  if (rows.length === 0) return html``;
  const headings = [
    texts.t("page.editions.time"),
    texts.t("page.editions.what"),
    texts.t("page.editions.why"),
  ];
  return html`<div class="wide" tabindex="0" role="region" aria-labelledby="${name}-why"><table><caption id="${name}-why">${texts.t("page.editions.problems")}</caption>
<thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
