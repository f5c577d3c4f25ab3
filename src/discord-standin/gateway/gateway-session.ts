import type { WebSocket } from "ws";
import { withoutContent } from "../messages/message-json.ts";
import type { Dispatch, Json } from "../world/types.ts";
import { canSee, type World } from "../world/world.ts";

/** Gateway opcodes. Source: Discord's reference, "Gateway opcodes". */
export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

export const INTENT = {
  guilds: 1 << 0,
  members: 1 << 1,
  presences: 1 << 8,
  guildTyping: 1 << 11,
  dmTyping: 1 << 14,
  messageContent: 1 << 15,
} as const;

/** Events kept for replay to a client that resumes. */
const MAX_REPLAY_EVENTS = 2000;

/** One identified client. It outlives its sockets until it is invalidated. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly attach: (socket: WebSocket | null) => void;
  readonly isConnected: () => boolean;
  /** Sends the event if this client may see it. */
  readonly deliver: (dispatch: Dispatch) => void;
  readonly send: (t: string, d: Json) => void;
  /** Resends everything after `seq`; false if those events are no longer kept. */
  readonly replay: (seq: number) => boolean;
}

export function createSession(world: World, id: string, intents: number): Session {
  const replayBuffer: { readonly seq: number; readonly text: string }[] = [];
  let socket: WebSocket | null = null;
  let seq = 0;

  function send(t: string, d: Json): void {
    seq += 1;
    const text = JSON.stringify({ op: OP.dispatch, t, s: seq, d });
    replayBuffer.push({ seq, text });
    if (replayBuffer.length > MAX_REPLAY_EVENTS) replayBuffer.splice(0, MAX_REPLAY_EVENTS / 2);
    if (socket?.readyState === 1) socket.send(text);
  }

  return {
    id,
    intents,
    attach(next) {
      socket = next;
    },
    isConnected: () => socket !== null,
    deliver(dispatch) {
      if (isVisibleToBot(world, intents, dispatch)) send(dispatch.t, payloadFor(world, intents, dispatch));
    },
    send,
    replay(from) {
      if (from > seq || from + 1 < (replayBuffer[0]?.seq ?? 1)) return false;
      for (const event of replayBuffer) if (event.seq > from) socket?.send(event.text);
      return true;
    },
  };
}

function isVisibleToBot(world: World, intents: number, { intent, channel, onlyFor }: Dispatch): boolean {
  if (onlyFor !== undefined || (intents & intent) !== intent) return false;
  return channel === undefined || canSee(world, world.bot.id, channel);
}

function payloadFor(world: World, intents: number, { t, d, message }: Dispatch): Json {
  if (!message || t === "MESSAGE_DELETE" || intents & INTENT.messageContent) return d;
  return withoutContent(world, message, d);
}
