import { setTrouble, tellBot } from "./api.ts";
import { byId, el } from "./dom.ts";
import type { State } from "./state.ts";

/** What one can break, and how the bot takes it. */
export function showControls({ places: { bot, faults } }: State): void {
  byId("controls").replaceChildren(
    el("h2", {}, "Make something go wrong"),
    el("p", {}, "Then use the bot, and see what it says and how it comes back."),
    ...faults.map(({ name, label, on }) =>
      el(
        "button",
        {
          class: `switch ${on ? "on" : ""}`,
          at: { type: "button", "aria-pressed": on },
          on: { click: () => void setTrouble(name, !on) },
        },
        label,
      ),
    ),
    el("h2", {}, "The bot's process"),
    el("div", { class: "row" }, ...botButtons(bot.state === "running")),
    el("h3", {}, "Its terminal"),
    el("pre", {}, bot.lines.slice(-12).join("\n") || "Nothing yet."),
    el("h3", {}, "What Discord refused of it"),
    el("pre", {}, bot.refused.join("\n") || "Nothing."),
  );
}

function botButtons(running: boolean): HTMLElement[] {
  const button = (label: string, what: "start" | "stop" | "kill", look: string) =>
    el(
      "button",
      { class: `button ${look}`, at: { type: "button" }, on: { click: () => void tellBot(what) } },
      label,
    );
  if (!running) return [button("Start", "start", "success")];
  return [button("Stop", "stop", "secondary"), button("Kill, as a power cut", "kill", "danger")];
}
