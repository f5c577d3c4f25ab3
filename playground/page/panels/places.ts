import type { ChannelView, GuildView } from "../../views/view-types.ts";
import { avatar, byId, el } from "../shell/dom.ts";
import { redraw } from "../shell/redraw.ts";
import { channelsOf, currentChannel, isUnread, type State } from "../shell/state.ts";

export interface PlaceHandlers {
  readonly goTo: (guild: string, channel: string) => void;
  readonly toggleSide: () => void;
  readonly toggleTheme: () => void;
  readonly toggleControls: () => void;
}

/** Renders the servers, the open server's channels, and the header above the messages. */
export function renderPlaces(state: State, handlers: PlaceHandlers): void {
  renderServers(state, handlers);
  renderChannels(state, handlers);
  renderHeader(state, handlers);
}

function renderServers(state: State, { goTo }: PlaceHandlers): void {
  const { guilds, dms } = state.places;
  const anyUnread = (channels: readonly ChannelView[]) => channels.some(({ id }) => isUnread(state, id));
  const entry = (id: string, name: string, letters: string, channels: readonly ChannelView[]) =>
    el(
      "button",
      {
        class: `server ${state.guild === id ? "open" : ""} ${anyUnread(channels) ? "unread" : ""}`,
        attributes: { type: "button", title: name, "aria-label": name, "aria-current": state.guild === id },
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

function renderChannels(state: State, handlers: PlaceHandlers): void {
  const guild = state.places.guilds.find(({ id }) => id === state.guild);
  const channels = channelsOf(state);
  const unread = channels.map(({ id }) => isUnread(state, id));
  redraw(byId("side"), [state.guild, state.channel, guild, channels, unread, state.places.you], () => [
    el("h2", {}, guild?.name ?? "Direct messages"),
    el("div", { class: "channels" }, ...channels.map((channel) => channelEntry(state, channel, handlers))),
    ...(guild ? [members(guild)] : []),
    personSelect(state),
  ]);
}

const SIGNS = { text: "#", announcement: "📣", thread: "└", dm: "@" } as const;

function channelEntry(state: State, { id, name, kind }: ChannelView, { goTo }: PlaceHandlers): HTMLElement {
  const className = ["channel", kind, state.channel === id && "open", isUnread(state, id) && "unread"];
  return el(
    "button",
    {
      class: className.filter(Boolean).join(" "),
      attributes: { type: "button", "aria-current": state.channel === id },
      on: { click: () => goTo(state.guild, id) },
    },
    el("span", { class: "sign", attributes: { "aria-hidden": "true" } }, SIGNS[kind]),
    name,
  );
}

function members({ members: guildMembers }: GuildView): HTMLElement {
  return el(
    "div",
    { class: "members" },
    el("h3", {}, `Members · ${guildMembers.length}`),
    ...guildMembers.map(({ name, hue, bot }) =>
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

/** The person switcher; a change reloads the page as that person. */
function personSelect({ places: { you, people } }: State): HTMLElement {
  const options = people.map(({ id, name, handle }) =>
    el("option", { attributes: { value: handle, selected: id === you.id } }, `You are ${name}`),
  );
  const choice = el("select", { class: "select", attributes: { "aria-label": "Who you are" } }, ...options);
  choice.addEventListener("change", () => {
    location.search = `?as=${choice.value}`;
  });
  return el("div", { class: "you" }, avatar(you.name, you.hue, "large"), choice);
}

function renderHeader(state: State, handlers: PlaceHandlers): void {
  const channel = currentChannel(state);
  const tool = (sign: string | Node, label: string, click: () => void, className = "") =>
    el(
      "button",
      {
        class: `tool ${className}`,
        attributes: { type: "button", title: label, "aria-label": label },
        on: { click },
      },
      sign,
    );
  const { bot, faults } = state.places;
  const hasProblem = bot.state !== "running" || faults.some(({ on }) => on);
  redraw(byId("head"), [channel, bot.connected, botStatusText(state), hasProblem], () => [
    tool("☰", "Channels", handlers.toggleSide, "for-narrow"),
    el("span", { class: "sign", attributes: { "aria-hidden": "true" } }, channel ? SIGNS[channel.kind] : ""),
    el("h1", {}, channel?.name ?? ""),
    el("span", { class: "grow" }),
    el(
      "span",
      { class: `bot-state ${bot.connected ? "good" : "bad"}`, attributes: { title: botStatusText(state) } },
      botStatusText(state),
    ),
    tool(clockFace(), "Move the clock", handlers.toggleControls, "clock"),
    tool("◐", "Dark or light", handlers.toggleTheme),
    tool("⚙", "Clock and faults", handlers.toggleControls, hasProblem ? "alert" : ""),
  ]);
}

function clockFace(): HTMLElement {
  return el("span", {}, el("span", { class: "clock-time date" }), " ", el("span", { class: "clock-time" }));
}

function botStatusText({ places: { bot } }: State): string {
  switch (bot.state) {
    case "running":
      return bot.connected ? "bot connected" : "bot connecting…";
    case "stopped":
      return "bot stopped";
    case "ended":
      return `bot exited (${bot.exitCode ?? "killed"})`;
  }
}
