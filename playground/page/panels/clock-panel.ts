import type { BotView, PendingEditionView } from "../../views/view-types.ts";
import { moveClock } from "../shell/api-client.ts";
import { type Child, el } from "../shell/dom.ts";
import { nowMs } from "../shell/now.ts";
import type { State } from "../shell/state.ts";

type GoTo = (guild: string, channel: string) => void;

const BUTTONS = [
  ["next-slot", "Next slot", "Move to five seconds before the next scheduled edition"],
  ["hour", "+1 h", "Move one hour forward"],
  ["dst-day", "DST day", "Move to ten seconds before the clocks change in a schedule\u2019s time zone"],
] as const;

/** Shows the stand-in's time and the buttons that move it. */
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
    el("h2", {}, "Clock"),
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
        moveButton(
          "document",
          "A new document arrives",
          "Adds a sample document to the folder the bot watches",
        ),
      ),
    el(
      "p",
      { class: "clock-message", attributes: { role: "status" } },
      busy ? "One moment: the bot reads new documents and lists its schedules\u2026" : message,
    ),
    ...pendingEditions.map((edition) => pendingEditionLine(state, edition, goTo)),
    el("p", { class: "fine" }, FORWARD_ONLY_NOTE),
  ];
}

const FORWARD_ONLY_NOTE =
  "The clock only moves forward: the bot does not post again what it has posted, so if the clock were set back it would stay silent until that time. To return to the machine\u2019s time, restart the playground without --data.";

function pendingEditionLine(
  { places }: State,
  { name, guild, channel, outcome }: PendingEditionView,
  goTo: GoTo,
): Child {
  const place = places.guilds.find(({ id }) => id === guild);
  const channelView = place?.channels.find(({ id }) => id === channel);
  const where =
    place && channelView
      ? el(
          "button",
          {
            class: "as-link",
            attributes: { type: "button" },
            on: { click: () => goTo(place.id, channelView.id) },
          },
          `#${channelView.name}`,
        )
      : place
        ? "a channel"
        : "a server you are not in";
  return el(
    "p",
    { class: "pending-edition" },
    el("b", {}, name),
    " in ",
    where,
    ": ",
    outcome ?? expectedText(places.bot),
  );
}

function expectedText({ state, connected }: BotView): string {
  if (state !== "running") return "waits until the bot is started again";
  if (!connected) return "waits until the bot reconnects";
  return "expected in about 20 s: the bot checks every 5 s and posts up to 10 s after the slot\u2026";
}

/** Updates every element that shows the time. */
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
