import type { ChannelView, GuildView } from "../shapes.ts";
import { avatar, byId, el } from "./dom.ts";
import { redraw } from "./redraw.ts";
import { channelsOf, currentChannel, isUnread, type State } from "./state.ts";

export interface PlaceDeeds {
  readonly goTo: (guild: string, channel: string) => void;
  readonly toggleSide: () => void;
  readonly toggleTheme: () => void;
  readonly toggleControls: () => void;
}

/** The servers, the channels of the one that is open, and the line above the messages. */
export function showPlaces(state: State, deeds: PlaceDeeds): void {
  showRail(state, deeds);
  showSide(state, deeds);
  showHead(state, deeds);
}

function showRail(state: State, { goTo }: PlaceDeeds): void {
  const { guilds, dms } = state.places;
  const anyUnread = (channels: readonly ChannelView[]) => channels.some(({ id }) => isUnread(state, id));
  const entry = (id: string, name: string, letters: string, channels: readonly ChannelView[]) =>
    el(
      "button",
      {
        class: `server ${state.guild === id ? "open" : ""} ${anyUnread(channels) ? "unread" : ""}`,
        at: { type: "button", title: name, "aria-label": name, "aria-current": state.guild === id },
        on: { click: () => goTo(id, channels[0]?.id ?? "") },
      },
      letters,
    );
  const unread = [dms, ...guilds.map(({ channels }) => channels)].map(anyUnread);
  redraw(byId("rail"), [state.guild, guilds, dms, unread], () => [
    entry("dm", "Direct messages", "DM", dms),
    el("hr"),
    ...guilds.map(({ id, name, channels }) => entry(id, name, initials(name), channels)),
  ]);
}

function initials(name: string): string {
  return name
    .split(" ")
    .map((word) => word.slice(0, 1))
    .join("");
}

function showSide(state: State, deeds: PlaceDeeds): void {
  const guild = state.places.guilds.find(({ id }) => id === state.guild);
  const channels = channelsOf(state);
  const unread = channels.map(({ id }) => isUnread(state, id));
  redraw(byId("side"), [state.guild, state.channel, guild, channels, unread, state.places.you], () => [
    el("h2", {}, guild?.name ?? "Direct messages"),
    el("div", { class: "channels" }, ...channels.map((channel) => channelEntry(state, channel, deeds))),
    ...(guild ? [members(guild)] : []),
    whoIsHere(state),
  ]);
}

const SIGNS = { text: "#", announcement: "📣", thread: "└", dm: "@" } as const;

function channelEntry(state: State, { id, name, kind }: ChannelView, { goTo }: PlaceDeeds): HTMLElement {
  const look = ["channel", kind, state.channel === id && "open", isUnread(state, id) && "unread"];
  return el(
    "button",
    {
      class: look.filter(Boolean).join(" "),
      at: { type: "button", "aria-current": state.channel === id },
      on: { click: () => goTo(state.guild, id) },
    },
    el("span", { class: "sign", at: { "aria-hidden": "true" } }, SIGNS[kind]),
    name,
  );
}

function members({ members: here }: GuildView): HTMLElement {
  return el(
    "div",
    { class: "members" },
    el("h3", {}, `Members · ${here.length}`),
    ...here.map(({ name, hue, bot }) =>
      el(
        "div",
        { class: "member" },
        avatar(name, hue, "small"),
        name,
        bot ? el("span", { class: "app" }, "APP") : null,
      ),
    ),
  );
}

/** Who one is; changing it opens the page as the other. */
function whoIsHere({ places: { you, people } }: State): HTMLElement {
  const options = people.map(({ id, name, handle }) =>
    el("option", { at: { value: handle, selected: id === you.id } }, `You are ${name}`),
  );
  const choice = el("select", { class: "select", at: { "aria-label": "Who you are" } }, ...options);
  choice.addEventListener("change", () => {
    location.search = `?as=${choice.value}`;
  });
  return el("div", { class: "you" }, avatar(you.name, you.hue, "large"), choice);
}

function showHead(state: State, deeds: PlaceDeeds): void {
  const channel = currentChannel(state);
  const tool = (sign: string | Node, label: string, click: () => void, look = "") =>
    el(
      "button",
      { class: `tool ${look}`, at: { type: "button", title: label, "aria-label": label }, on: { click } },
      sign,
    );
  const { bot, faults } = state.places;
  const trouble = bot.state !== "running" || faults.some(({ on }) => on);
  redraw(byId("head"), [channel, bot.connected, botWords(state), trouble], () => [
    tool("☰", "Channels", deeds.toggleSide, "for-narrow"),
    el("span", { class: "sign", at: { "aria-hidden": "true" } }, channel ? SIGNS[channel.kind] : ""),
    el("h1", {}, channel?.name ?? ""),
    el("span", { class: "grow" }),
    el(
      "span",
      { class: `bot-state ${bot.connected ? "good" : "bad"}`, at: { title: botWords(state) } },
      botWords(state),
    ),
    tool(clockFace(), "Move the clock", deeds.toggleControls, "clock"),
    tool("◐", "Dark or light", deeds.toggleTheme),
    tool("⚙", "The clock, and what can go wrong", deeds.toggleControls, trouble ? "alert" : ""),
  ]);
}

function clockFace(): HTMLElement {
  return el("span", {}, el("span", { class: "clock-time date" }), " ", el("span", { class: "clock-time" }));
}

function botWords({ places: { bot } }: State): string {
  switch (bot.state) {
    case "running":
      return bot.connected ? "bot connected" : "bot connecting…";
    case "stopped":
      return "bot stopped";
    case "ended":
      return `bot ended (${bot.exitCode ?? "killed"})`;
  }
}
