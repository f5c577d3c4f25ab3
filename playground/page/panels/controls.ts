import { controlBot, setFault } from "../shell/api-client.ts";
import { byId, type Child, el } from "../shell/dom.ts";
import { redraw } from "../shell/redraw.ts";
import type { State } from "../shell/state.ts";
import { clockPanel } from "./clock-panel.ts";
import { readableLines } from "./log-lines.ts";

const MAX_LINES = 12;

/** Renders the control panel: the clock, the faults, and the bot's process. */
export function renderControls(state: State, goTo: (guild: string, channel: string) => void): void {
  const { bot, faults, clock, guilds } = state.places;
  const running = bot.state === "running";
  panelSection("close", null, () => [
    el(
      "button",
      {
        class: "tool close",
        attributes: { type: "button", "aria-label": "Close the controls" },
        on: {
          click: () => {
            byId("controls").hidden = true;
          },
        },
      },
      "✕",
    ),
  ]);
  panelSection("clock", [clock, guilds, running, bot.connected], () => clockPanel(state, goTo));
  panelSection("faults", faults, () => [
    el("h2", {}, "Make something go wrong"),
    el("p", {}, "Then use the bot and watch how it reports the fault and recovers."),
    ...faults.map(({ name, label, on }) =>
      el(
        "button",
        {
          class: `switch ${on ? "on" : ""}`,
          attributes: { type: "button", "aria-pressed": on },
          on: { click: () => void setFault(name, !on) },
        },
        label,
      ),
    ),
  ]);
  panelSection("process", running, () => [
    el("h2", {}, "The bot\u2019s process"),
    el("div", { class: "row" }, ...botButtons(running)),
  ]);
  panelSection("terminal", [bot.lines, bot.refused], () => [
    el("h3", {}, "Terminal output"),
    el("pre", {}, readableLines(bot.lines).slice(-MAX_LINES).join("\n") || "Nothing yet."),
    el("h3", {}, "Requests that Discord rejected"),
    el("pre", {}, bot.refused.join("\n") || "Nothing."),
  ]);
}

/** A section of the panel, redrawn only when its inputs change. */
function panelSection(name: string, dependsOn: unknown, draw: () => readonly Child[]): void {
  const panel = byId("controls");
  let section = panel.querySelector(`[data-part="${name}"]`);
  if (section === null) {
    section = el("section", { attributes: { "data-part": name } });
    panel.append(section);
  }
  redraw(section, dependsOn, draw);
}

function botButtons(running: boolean): HTMLElement[] {
  const button = (label: string, what: "start" | "stop" | "kill", className: string) =>
    el(
      "button",
      {
        class: `button ${className}`,
        attributes: { type: "button" },
        on: { click: () => void controlBot(what) },
      },
      label,
    );
  if (!running) return [button("Start", "start", "success")];
  return [button("Stop", "stop", "secondary"), button("Kill (like a power cut)", "kill", "danger")];
}
