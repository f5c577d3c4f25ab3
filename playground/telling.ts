import type { StandIn } from "../tests/doubles/discord/start-discord.ts";
import type { Dispatch, Id, Message } from "../tests/doubles/discord/types.ts";
import { canSee, isVisibleTo } from "../tests/doubles/discord/world.ts";
import { messageView } from "./look.ts";
import type { MessageView, PlacesView, Told } from "./shapes.ts";

/** Most messages of a channel that a page is given when it opens. */
const MOST_MESSAGES = 100;

export interface Telling {
  /** Tells a page what its person sees, now and from now on. Returns the way to stop. */
  readonly follow: (person: Id, tell: (told: Told) => void) => () => void;
  /** Something other than a message changed: the bot, or what goes wrong. */
  readonly placesChanged: () => void;
  readonly everything: (person: Id) => Extract<Told, { kind: "all" }>;
}

export function createTelling(discord: StandIn, placesOf: (person: Id) => PlacesView): Telling {
  const { world } = discord;
  const followers = new Set<{ person: Id; tell: (told: Told) => void }>();
  let pending = false;

  /** Once for all that happened in this turn. */
  function placesChanged(): void {
    if (pending) return;
    pending = true;
    setImmediate(() => {
      pending = false;
      for (const { person, tell } of followers) tell({ kind: "places", places: placesOf(person) });
    });
  }

  discord.onEvent((dispatch) => {
    if (changesPlaces(dispatch)) placesChanged();
    const starter = starterOf(discord, dispatch);
    for (const { person, tell } of followers) {
      const told = toldOf(discord, dispatch, person);
      if (told) tell(told);
      if (starter && isVisibleTo(world, person, starter))
        tell({ kind: "message", message: messageView(world, starter, person) });
    }
  });

  const everything: Telling["everything"] = (person) => ({
    kind: "all",
    places: placesOf(person),
    messages: [...world.channels.values()].flatMap(({ messages }) =>
      [...messages.values()]
        .filter((message) => isVisibleTo(world, person, message))
        .slice(-MOST_MESSAGES)
        .map((message): MessageView => messageView(world, message, person)),
    ),
  });

  return {
    placesChanged,
    everything,
    follow(person, tell) {
      const follower = { person, tell };
      followers.add(follower);
      tell(everything(person));
      return () => void followers.delete(follower);
    },
  };
}

function changesPlaces({ t }: Dispatch): boolean {
  return !t.startsWith("MESSAGE_") && t !== "TYPING_START" && t !== "INTERACTION_CREATE";
}

/** What is written in a thread changes the count under the message it began on. */
function starterOf({ world }: StandIn, { t, message }: Dispatch): Message | null {
  if (!message || (t !== "MESSAGE_CREATE" && t !== "MESSAGE_DELETE")) return null;
  const thread = world.channels.get(message.channelId);
  const parent = thread?.thread ? world.channels.get(thread.parentId ?? "") : undefined;
  return [...(parent?.messages.values() ?? [])].find(({ threadId }) => threadId === thread?.id) ?? null;
}

function toldOf({ world }: StandIn, { t, d, message, channel }: Dispatch, person: Id): Told | null {
  if (t === "TYPING_START" && channel && canSee(world, person, channel))
    return { kind: "typing", channel: channel.id, who: String(d.user_id) };
  if (!message) return null;
  if (t === "MESSAGE_DELETE") return { kind: "gone", id: message.id, channel: message.channelId };
  return isVisibleTo(world, person, message)
    ? { kind: "message", message: messageView(world, message, person) }
    : null;
}
