import type { IncomingMessage, Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { guildCreateJson, memberJson, userJson } from "../messages/entity-json.ts";
import type { Dispatch, Guild, Json } from "../world/types.ts";
import { canSee, type World } from "../world/world.ts";
import { createSession, INTENT, OP, type Session } from "./gateway-session.ts";

export interface GatewayOptions {
  readonly url: string;
  readonly isToken: (token: unknown) => boolean;
  /** Privileged intents enabled for the application, as bits. */
  readonly privileged: number;
  readonly heartbeatMs: number;
  readonly sessionsLeft: number;
}

/** Controls and counters of the gateway, for tests. */
export interface Gateway {
  /** Terminates the sockets without a close frame; sessions can be resumed. */
  readonly kill: () => void;
  /** Closes with a code; 4004 and 4010 to 4014 are fatal to a client. */
  readonly close: (code: number) => void;
  /** Sends opcode 7: reconnect. */
  readonly askToReconnect: () => void;
  /** Sends opcode 9; if not resumable, forgets the sessions. */
  readonly invalidate: (resumable: boolean) => void;
  /** Forgets the sessions but keeps the sockets: the next resume fails. */
  readonly forget: () => void;
  /** Stops heartbeat acknowledgements and dispatches. */
  readonly silence: (on: boolean) => void;
  /** Cuts new connections immediately. */
  readonly refuse: (on: boolean) => void;
  readonly connected: () => number;
  readonly counts: {
    identified: number;
    resumed: number;
    heartbeats: number;
    /** Connections cut by `refuse`. */
    cutOff: number;
    /** Close codes sent to clients because of what they sent. */
    readonly refused: number[];
  };
  readonly sessionsLeft: () => number;
  readonly shutDown: () => void;
}

const KNOWN_INTENTS = (1 << 26) - 1;

/** The gateway of one application with one shard; takes a server's upgrades to /gateway. */
export function createGateway(world: World, server: Server, options: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const open = new Map<WebSocket, Session | null>();
  const sessions = new Map<string, Session>();
  const counts: Gateway["counts"] = { identified: 0, resumed: 0, heartbeats: 0, cutOff: 0, refused: [] };
  let silent = false;
  let refusing = false;
  let sessionsRemaining = options.sessionsLeft;

  server.on("upgrade", (request: IncomingMessage, socket, head) => {
    if (refusing) {
      counts.cutOff += 1;
      world.signal.changed();
      return void socket.destroy();
    }
    sockets.handleUpgrade(request, socket, head, sendHello);
  });
  const deliver = (dispatch: Dispatch) => {
    if (silent) return;
    for (const session of sessions.values()) session.deliver(dispatch);
  };
  world.listeners.add(deliver);

  function sendHello(socket: WebSocket): void {
    open.set(socket, null);
    socket.on("message", (data) => receive(socket, String(data)));
    socket.on("close", (code) => drop(socket, code));
    socket.on("error", () => socket.terminate());
    send(socket, { op: OP.hello, d: { heartbeat_interval: options.heartbeatMs } });
  }

  /** A client that closes with 1000 or 1001 gives up its session. */
  function drop(socket: WebSocket, code: number): void {
    const session = open.get(socket);
    open.delete(socket);
    if (!session) return;
    session.attach(null);
    if (code === 1000 || code === 1001) sessions.delete(session.id);
    world.signal.changed();
  }

  function receive(socket: WebSocket, text: string) {
    const payload = parse(text);
    if (payload === null) return closeWith(socket, 4002);
    const { op, d } = payload;
    if (op === OP.heartbeat) {
      counts.heartbeats += 1;
      if (!silent) send(socket, { op: OP.heartbeatAck });
      return;
    }
    if (op === OP.identify) return identify(socket, d);
    if (op === OP.resume) return resume(socket, d);
    const session = open.get(socket);
    if (!session) return closeWith(socket, 4003);
    if (op === OP.requestMembers) return sendMembers(session, d);
    if (op !== OP.presence && op !== OP.voice) closeWith(socket, 4001);
  }

  function closeWith(socket: WebSocket, code: number): void {
    counts.refused.push(code);
    socket.close(code);
  }

  function identify(socket: WebSocket, { token, intents, shard }: Json) {
    if (open.get(socket)) return closeWith(socket, 4005);
    if (!options.isToken(token)) return closeWith(socket, 4004);
    if (typeof intents !== "number" || intents & ~KNOWN_INTENTS) return closeWith(socket, 4013);
    const privileged = INTENT.members | INTENT.presences | INTENT.messageContent;
    if (intents & privileged & ~options.privileged) return closeWith(socket, 4014);
    sessionsRemaining -= 1;
    counts.identified += 1;
    const session = createSession(world, `session-${world.nextId()}`, intents);
    sessions.set(session.id, session);
    attach(socket, session);
    sendReady(session, shard);
    world.signal.changed();
  }

  function attach(socket: WebSocket, session: Session): void {
    open.set(socket, session);
    session.attach(socket);
  }

  function sendReady(session: Session, shard: unknown): void {
    const guilds = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id));
    session.send("READY", {
      v: 10,
      user: { ...userJson(world.bot), verified: true, mfa_enabled: true, email: null, flags: 0 },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: options.url,
      shard: shard ?? [0, 1],
      application: { id: world.applicationId, flags: 0 },
    });
    if (session.intents & INTENT.guilds)
      for (const guild of guilds) session.send("GUILD_CREATE", guildForBot(world, guild));
  }

  function resume(socket: WebSocket, { token, session_id: id, seq }: Json) {
    if (!options.isToken(token)) return closeWith(socket, 4004);
    const session = sessions.get(String(id));
    if (session) attach(socket, session);
    if (!session?.replay(Number(seq))) {
      open.set(socket, null);
      return send(socket, { op: OP.invalidSession, d: false });
    }
    counts.resumed += 1;
    session.send("RESUMED", {});
    world.signal.changed();
  }

  function sendMembers(session: Session, { guild_id: id, user_ids: ids, nonce }: Json): void {
    const guild = world.guilds.get(String(id));
    if (!guild) return;
    const requestedIds = ids === undefined ? null : new Set([ids].flat());
    const members = [...guild.members.values()].filter(
      ({ userId }) => !requestedIds || requestedIds.has(userId),
    );
    session.send("GUILD_MEMBERS_CHUNK", {
      guild_id: guild.id,
      members: members.map((member) => memberJson(member, world.users.get(member.userId))),
      chunk_index: 0,
      chunk_count: 1,
      nonce,
    });
  }

  const each = (action: (socket: WebSocket) => void) => {
    for (const socket of [...open.keys()]) action(socket);
  };
  const forget = () => sessions.clear();
  return {
    kill: () => each((socket) => socket.terminate()),
    close: (code) => each((socket) => socket.close(code)),
    askToReconnect: () => each((socket) => send(socket, { op: OP.reconnect, d: null })),
    invalidate(resumable) {
      if (!resumable) forget();
      each((socket) => send(socket, { op: OP.invalidSession, d: resumable }));
      // The same socket may identify or resume again.
      for (const socket of open.keys()) open.set(socket, null);
    },
    forget,
    silence(on) {
      silent = on;
    },
    refuse(on) {
      refusing = on;
    },
    connected: () => [...open.values()].filter((session) => session !== null).length,
    counts,
    sessionsLeft: () => sessionsRemaining,
    shutDown() {
      refusing = true;
      world.listeners.delete(deliver);
      each((socket) => socket.terminate());
      sockets.close();
    },
  };
}

export function guildForBot(world: World, guild: Guild): Json {
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id);
  // A bot gets every channel and works out for itself which ones it may see; threads are filtered.
  const visible = channels.filter((channel) => !channel.thread || canSee(world, world.bot.id, channel));
  return guildCreateJson(world, guild, visible);
}

function parse(text: string): { readonly op: number; readonly d: Json } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function send(socket: WebSocket, payload: Json): void {
  if (socket.readyState === 1) socket.send(JSON.stringify(payload));
}
