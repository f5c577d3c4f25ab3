import type { ChannelView, MessageView, PageEvent, PlacesView } from "../../views/view-types.ts";

/** A line shown only on this page, such as an error from the client itself. */
export interface Notice {
  readonly channel: string;
  readonly at: number;
  readonly text: string;
}

/** The page's state: the server's data, and what the person has open. */
export interface State {
  places: PlacesView;
  readonly messages: Map<string, MessageView>;
  readonly notices: Notice[];
  /** Dismissed ephemeral messages. */
  readonly dismissed: Set<string>;
  /** By channel: the newest message that was shown. */
  readonly lastSeen: Map<string, string>;
  /** By channel: until when the typing indicator is shown. */
  readonly typing: Map<string, number>;
  /** The server's id, or "dm". */
  guild: string;
  channel: string;
  replyTo: { readonly message: MessageView; ping: boolean } | null;
}

/** How long a client shows the typing indicator, in ms. */
const TYPING_MS = 10_000;

/** Applies a server event; returns which part of the page to redraw. */
export function applyEvent(state: State, event: PageEvent): "all" | "places" | "messages" {
  switch (event.kind) {
    case "all":
      state.places = event.places;
      state.messages.clear();
      for (const message of event.messages) state.messages.set(message.id, message);
      ensureChannel(state);
      return "all";
    case "places":
      state.places = event.places;
      ensureChannel(state);
      return "places";
    case "message":
      state.messages.set(event.message.id, event.message);
      if (event.message.author.bot) state.typing.delete(event.message.channel);
      return "messages";
    case "gone":
      state.messages.delete(event.id);
      return "messages";
    case "typing":
      state.typing.set(event.channel, Date.now() + TYPING_MS);
      return "messages";
  }
}

/** Falls back to the first channel if the open one no longer exists. */
function ensureChannel(state: State): void {
  if (currentChannel(state)) return;
  const [guild] = state.places.guilds;
  state.guild = guild?.id ?? "dm";
  state.channel = channelsOf(state)[0]?.id ?? "";
}

export function channelsOf({ places, guild }: State): readonly ChannelView[] {
  return guild === "dm" ? places.dms : (places.guilds.find(({ id }) => id === guild)?.channels ?? []);
}

export function currentChannel(state: State): ChannelView | undefined {
  return channelsOf(state).find(({ id }) => id === state.channel);
}

/** Ids ascend by creation time. */
export function isNewerId(id: string, other: string): boolean {
  return id.length === other.length ? id > other : id.length > other.length;
}

export function messagesIn(state: State, channel: string): MessageView[] {
  return [...state.messages.values()]
    .filter((message) => message.channel === channel && !state.dismissed.has(message.id))
    .sort((a, b) => (isNewerId(a.id, b.id) ? 1 : -1));
}

export function isUnread(state: State, channel: string): boolean {
  const last = messagesIn(state, channel).at(-1);
  return (
    last !== undefined && channel !== state.channel && isNewerId(last.id, state.lastSeen.get(channel) ?? "0")
  );
}
