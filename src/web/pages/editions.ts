import type { Schedule } from "../../domain/schedules/schedule.ts";
import { localDay } from "../../text/display/local-dates.ts";
import { timingText } from "../../text/display/timing-text.ts";
import { attribute, type Html, html } from "../markup/html.ts";
import type { Page } from "../markup/layout.ts";
import { addMonths, type Month, monthName, parseMonth, weeksOf } from "../markup/months.ts";
import { listPage, pageLinks } from "../markup/pagination.ts";
import { pageUrl } from "../markup/urls.ts";
import type { PageDeps } from "./dependencies.ts";
import { type CalendarEntry, type EditionMark, type MonthEntries, monthEntries } from "./edition-month.ts";

const CALENDARS_PER_PAGE = 10;
/** Editions shown one by one per day; if there are more, only the counts are shown. */
const MAX_ENTRIES_PER_DAY = 3;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const FULL_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

const LEGEND: Readonly<Record<EditionMark, string>> = {
  sent: "posted",
  late: "posted late",
  next: "still to come",
  silent: "nothing new, and the schedule is set to stay silent",
  "in progress": "being composed or posted",
  "on hold": "written; waits until somebody releases it",
  missed: "not posted in time",
  withdrawn: "not posted, because somebody withdrew it or nobody released it",
  uncertain: "may or may not have been posted; never posted again",
  failed: "Discord rejected it, or part of it",
};

/** A month of editions, with a calendar for each schedule in its own time zone. */
export async function editionsPage(query: URLSearchParams, deps: PageDeps): Promise<Page> {
  const month = parseMonth(query.get("month"), deps.now(), deps.timeZone);
  const all = await deps.store.allSchedules(deps.library.root);
  const page = listPage(query.get("page"), all.length, CALENDARS_PER_PAGE);
  const shown = all.slice(page.from, page.from + CALENDARS_PER_PAGE);
  const calendars: Html[] = [];
  for (const { schedule } of shown)
    calendars.push(scheduleSection(schedule, month, await monthEntries(schedule, month, deps), deps));
  return {
    title: `Editions, ${monthName(month)}`,
    section: "editions",
    body: html`${monthNav(month, page.page)}
${all.length === 0 ? html`<p>There are no schedules yet. Add one with <code>/schedule add</code> in Discord, or <code>schedule add</code> in a terminal.</p>` : legend()}
${calendars}
${pageLinks("/editions", { month }, page)}`,
  };
}

function monthNav(month: Month, page: number): Html {
  const to = (other: Month) => pageUrl("/editions", { month: other, page: page === 1 ? null : page });
  const [before, after] = [addMonths(month, -1), addMonths(month, 1)];
  return html`<nav class="choices" aria-label="Months"><ul><li><a rel="prev" href="${to(before)}">${monthName(before)}</a></li><li><a rel="next" href="${to(after)}">${monthName(after)}</a></li></ul></nav>`;
}

function legend(): Html {
  const items = Object.entries(LEGEND).map(
    ([mark, meaning]) => html`<div><dt>${badge(mark as EditionMark)}</dt><dd>${meaning}</dd></div>`,
  );
  return html`<details class="legend"><summary>What the words mean</summary><dl>${items}</dl></details>`;
}

function scheduleSection(schedule: Schedule, month: Month, entries: MonthEntries, { now }: PageDeps): Html {
  const { ref, id, title, timing, topic, paused, guild, channel } = schedule;
  const about = [
    timingText(timing),
    guild === null ? "shared library" : `server ${guild}`,
    `channel ${channel}`,
    ...(topic === null ? [] : [`topic: ${topic}`]),
    ...(paused === null ? [] : [`paused: ${paused.reason}`]),
  ];
  const today = localDay(now(), timing.timeZone);
  const weeks = weeksOf(month).map(
    (week) =>
      html`<tr>${week.map((day) => dayCell(day, day === null ? [] : (entries.get(day) ?? []), today))}</tr>`,
  );
  const name = `schedule-${ref}`;
  return html`<section aria-labelledby="${name}"><h2 id="${name}"><bdi>${title ?? id}</bdi>${title !== null && html` <span class="source">${id}</span>`}</h2>
<p class="meta">${about.join(" · ")}</p>
<div class="wide" tabindex="0" role="region" aria-label="Calendar of ${title ?? id}"><table class="calendar"><caption class="visually-hidden">${title ?? id}, ${monthName(month)}, times in ${timing.timeZone}</caption>
<thead><tr>${WEEKDAYS.map((day, at) => html`<th scope="col"><abbr title="${FULL_DAYS[at] ?? day}">${day}</abbr></th>`)}</tr></thead>
<tbody>${weeks}</tbody></table></div>
${problemTable(entries, name)}</section>`;
}

function dayCell(day: string | null, entries: readonly CalendarEntry[], today: string): Html {
  if (day === null) return html`<td class="other-month"></td>`;
  const current = attribute("aria-current", day === today ? "date" : null);
  return html`<td${current}><time class="day" datetime="${day}">${Number(day.slice(8))}</time>${
    entries.length <= MAX_ENTRIES_PER_DAY ? entries.map(entryLine) : entryCounts(entries)
  }</td>`;
}

function entryLine({ mark, time }: CalendarEntry): Html {
  return html`<p class="entry"><span class="at">${time}</span> ${badge(mark)}</p>`;
}

function entryCounts(entries: readonly CalendarEntry[]): Html {
  const counts = new Map<EditionMark, number>();
  for (const { mark } of entries) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return html`${[...counts].map(([mark, number]) => html`<p class="entry">${number} ${badge(mark)}</p>`)}`;
}

function badge(mark: EditionMark): Html {
  return html`<span class="badge badge-${mark.replace(" ", "-")}">${mark}</span>`;
}

/** The missed, uncertain and failed editions, with the reason. */
function problemTable(entries: MonthEntries, name: string): Html {
  const rows = [...entries].flatMap(([day, list]) =>
    list.flatMap(({ mark, time, edition }) =>
      mark === "missed" || mark === "uncertain" || mark === "failed"
        ? [
            html`<tr><th scope="row" class="when">${day} ${time}</th><td>${badge(mark)}</td><td>${edition?.reason ?? ""}</td></tr>`,
          ]
        : [],
    ),
  );
  if (rows.length === 0) return html``;
  return html`<div class="wide" tabindex="0" role="region" aria-labelledby="${name}-why"><table><caption id="${name}-why">Not posted, or uncertain</caption>
<thead><tr><th scope="col">Time</th><th scope="col">What</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
