import type { BotView, PendingEditionView } from "../../views/view-types.ts";
import { moveClock } from "../shell/api-client.ts";
import { type Child, el } from "../shell/dom.ts";
import { nowMs } from "../shell/now.ts";
import type { State } from "../shell/state.ts";

type GoTo = (guild: string, channel: string) => void;

const BUTTONS = [
  ["next-slot", "Next slot", "To five seconds before the next edition of a schedule"],
  ["hour", "+1 h", "An hour on"],
  ["dst-day", "DST day", "To ten seconds before the clocks change in a schedule\u2019s time zone"],
] as const;

/** The time here, and what moves it on. */
export function clockPanel(state: State, goTo: GoTo): Child[] {
  const { busy, message, pendingEditions, samples, zones } = state.places.clock;
  const elsewhere = zones.filter((zone) => zone !== Intl.DateTimeFormat().resolvedOptions().timeZone);
  const moveButton = (what: string, label: string, title: string) =>
    el(
      "button",
      {
        class: "button secondary",
        attributes: { type: "button", title, disabled: busy },
        on: { click: () => void moveClock(what) },
      },
      label,
    );
  return [
    el("h2", {}, "The clock"),
    el("p", { class: "clock-time large" }),
    ...elsewhere.map((zone) =>
      el(
        "p",
        {},
        el("span", { class: "clock-time zoned", attributes: { "data-zone": zone } }),
        ` in ${zone}`,
      ),
    ),
    el("div", { class: "row" }, ...BUTTONS.map(([what, label, title]) => moveButton(what, label, title))),
    samples &&
      el(
        "div",
        { class: "row" },
        moveButton("document", "A new document arrives", "Into the folder that the bot watches"),
      ),
    el(
      "p",
      { class: "said", attributes: { role: "status" } },
      busy ? "One moment: the bot reads what came, and is asked\u2026" : message,
    ),
    ...pendingEditions.map((edition) => pendingEditionLine(state, edition, goTo)),
    el("p", { class: "fine" }, FORWARD_ONLY_NOTE),
  ];
}

const FORWARD_ONLY_NOTE =
  "Time goes forward only: what was posted or told at a time does not come again, so a bot whose clock is set back is silent until then. Start the playground anew, and without --data, for the machine\u2019s time.";

function pendingEditionLine(
  { places }: State,
  { name, guild, channel, outcome }: PendingEditionView,
  goTo: GoTo,
): Child {
  const place = places.guilds.find(({ id }) => id === guild);
  const named = place?.channels.find(({ id }) => id === channel);
  const where =
    place && named
      ? el(
          "button",
          { class: "as-link", attributes: { type: "button" }, on: { click: () => goTo(place.id, named.id) } },
          `#${named.name}`,
        )
      : place
        ? "a channel"
        : "a server you are not in";
  return el(
    "p",
    { class: "awaited" },
    el("b", {}, name),
    " in ",
    where,
    ": ",
    outcome ?? expectedText(places.bot),
  );
}

function expectedText({ state, connected }: BotView): string {
  if (state !== "running") return "once the bot is started again";
  if (!connected) return "once the bot is connected again";
  return "the bot looks every 5 s and posts up to 10 s after the time: some 20 s in all\u2026";
}

/** Puts the time wherever it is shown. */
export function updateClocks(): void {
  const time = new Date(nowMs());
  for (const place of document.querySelectorAll<HTMLElement>(".clock-time")) {
    const text = timeText(time, place);
    if (place.textContent !== text) place.textContent = text;
  }
}

function timeText(now: Date, { classList, dataset }: HTMLElement): string {
  const { zone: timeZone } = dataset;
  if (timeZone) return now.toLocaleTimeString(undefined, { timeZone, timeStyle: "medium" });
  const day = { weekday: "short", day: "numeric", month: "short" } as const;
  const time = { hour: "numeric", minute: "2-digit" } as const;
  if (classList.contains("date")) return now.toLocaleDateString(undefined, day);
  if (!classList.contains("large")) return now.toLocaleTimeString(undefined, time);
  return now.toLocaleString(undefined, { ...day, year: "numeric", ...time, second: "2-digit" });
}
