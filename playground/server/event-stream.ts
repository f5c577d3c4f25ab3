import type { StandIn } from "../../src/discord-standin/start-discord.ts";
import type { Dispatch, Id, Message } from "../../src/discord-standin/world/types.ts";
import { canSee, isVisibleTo } from "../../src/discord-standin/world/world.ts";
import type { MessageView, PageEvent, PlacesView } from "../views/view-types.ts";
import { messageView } from "../views/world-views.ts";

/** How many messages per channel a page gets when it opens. */
const MAX_MESSAGES = 100;

export interface EventStream {
  /** Sends a page its person's view: a snapshot first, then every change. Returns the unsubscribe function. */
  readonly subscribe: (person: Id, send: (event: PageEvent) => void) => () => void;
  /** Call when something other than a message changed: the bot, a fault, the clock. */
  readonly notifyPlacesChanged: () => void;
  readonly snapshot: (person: Id) => Extract<PageEvent, { kind: "all" }>;
}

export function createEventStream(discord: StandIn, placesOf: (person: Id) => PlacesView): EventStream {
  const { world } = discord;
  const subscribers = new Set<{ person: Id; send: (event: PageEvent) => void }>();
  let pending = false;

  /** Sends one update for all changes of this event loop turn. */
  function notifyPlacesChanged(): void {
    if (pending) return;
    pending = true;
    setImmediate(() => {
      pending = false;
      for (const { person, send } of subscribers) send({ kind: "places", places: placesOf(person) });
    });
  }

  discord.onEvent((dispatch) => {
    if (changesPlaces(dispatch)) notifyPlacesChanged();
    const threadStarter = threadStarterOf(discord, dispatch);
    for (const { person, send } of subscribers) {
      const event = eventFor(discord, dispatch, person);
      if (event) send(event);
      if (threadStarter && isVisibleTo(world, person, threadStarter))
        send({ kind: "message", message: messageView(world, threadStarter, person) });
    }
  });

  const snapshot: EventStream["snapshot"] = (person) => ({
    kind: "all",
    places: placesOf(person),
    messages: [...world.channels.values()].flatMap(({ messages }) =>
      [...messages.values()]
        .filter((message) => isVisibleTo(world, person, message))
        .slice(-MAX_MESSAGES)
        .map((message): MessageView => messageView(world, message, person)),
    ),
  });

  return {
    notifyPlacesChanged,
    snapshot,
    subscribe(person, send) {
      const subscriber = { person, send };
      subscribers.add(subscriber);
      send(snapshot(person));
      return () => void subscribers.delete(subscriber);
    },
  };
}

function changesPlaces({ t }: Dispatch): boolean {
  return !t.startsWith("MESSAGE_") && t !== "TYPING_START" && t !== "INTERACTION_CREATE";
}

/** A message in a thread changes the count under the message that started the thread. */
function threadStarterOf({ world }: StandIn, { t, message }: Dispatch): Message | null {
  if (!message || (t !== "MESSAGE_CREATE" && t !== "MESSAGE_DELETE")) return null;
  const thread = world.channels.get(message.channelId);
  const parent = thread?.thread ? world.channels.get(thread.parentId ?? "") : undefined;
  return [...(parent?.messages.values() ?? [])].find(({ threadId }) => threadId === thread?.id) ?? null;
}

function eventFor({ world }: StandIn, { t, d, message, channel }: Dispatch, person: Id): PageEvent | null {
  if (t === "TYPING_START" && channel && canSee(world, person, channel))
    return { kind: "typing", channel: channel.id, who: String(d.user_id) };
  if (!message) return null;
  if (t === "MESSAGE_DELETE") return { kind: "gone", id: message.id, channel: message.channelId };
  return isVisibleTo(world, person, message)
    ? { kind: "message", message: messageView(world, message, person) }
    : null;
}
