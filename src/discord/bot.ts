import { setTimeout as sleep } from "node:timers/promises";
import { type Client, Events, GatewayDispatchEvents, type REST } from "discord.js";
import type { Events as Log } from "../domain/ports.ts";
import type { Now } from "../domain/time.ts";
import { createApi } from "./api/api.ts";
import { failureOf } from "./api/failure.ts";
import { createClient, createInteractionsRest } from "./client.ts";
import type { BotDesk } from "./desk.ts";
import { type End, endOfClose, endOfLogin, UNAUTHORIZED } from "./end.ts";
import { enrol } from "./enrol.ts";
import type { House } from "./house.ts";
import { createDispatcher, type Dispatcher } from "./interactions/dispatcher.ts";
import { createWorkload } from "./interactions/workload.ts";
import { inviteLink } from "./invite.ts";
import { createLimits, USUAL_LIMITS } from "./limits.ts";
import { createMessageDesk, type MessageDesk } from "./messages/message-desk.ts";

export interface BotParts {
  readonly token: string;
  readonly apiUrl: string;
  /** The one guild in which commands are registered; null: everywhere. */
  readonly guildId: string | null;
  readonly desk: BotDesk;
  readonly events: Log;
  readonly now: Now;
  readonly timeZone: string;
  /** One line for the person who started it. */
  readonly say: (line: string) => void;
  /** Ends the bot. */
  readonly signal: AbortSignal;
}

/** Work that runs when the bot is stopped may take this long; with the rest it makes ten seconds. */
const DRAIN_MS = 7_000;
/** So long is waited for commands to be registered. */
const ENROL_MS = 1_000;
/** Waits between logins while Discord can't be reached. */
const LOGIN_WAITS_MS = [1_000, 5_000, 15_000, 60_000];

/**
 * Runs the bot until it is stopped or Discord sends it away for good; null then, else the line that says why. Connections
 * that break are taken up again without end.
 */
export async function runBot(parts: BotParts): Promise<string | null> {
  for (let tries = 0; ; tries += 1) {
    const end = await runOnce(parts);
    if (end.kind === "stopped") return null;
    if (end.kind === "fatal") return end.line;
    const wait = LOGIN_WAITS_MS[Math.min(tries, LOGIN_WAITS_MS.length - 1)] ?? 0;
    parts.events.emit("warn", "discord.unreachable", { detail: end.detail, againInMs: wait });
    parts.say(`Discord can't be reached (${end.detail}). Trying again in ${wait / 1000} s.`);
    await sleep(wait, undefined, { signal: parts.signal }).catch(isStopped);
    if (parts.signal.aborted) return null;
  }
}

function isStopped(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}

/** One client's life; a client whose login failed can't be used again. */
async function runOnce(parts: BotParts): Promise<End> {
  const { promise: ended, resolve: end } = Promise.withResolvers<End>();
  const client = createClient(parts.apiUrl);
  const interactions = createInteractionsRest(parts.apiUrl);
  const stop = () => end({ kind: "stopped" });
  parts.signal.addEventListener("abort", stop, { once: true });
  if (parts.signal.aborted) stop();
  watch(client, parts, end);
  const shutDown = serve(client, interactions, parts, () => end(UNAUTHORIZED));
  try {
    client
      .login(parts.token)
      .catch((error: unknown) => end(endOfLogin(error, failureOf(error)?.detail ?? null)));
    return await ended;
  } finally {
    parts.signal.removeEventListener("abort", stop);
    await shutDown();
    await client.destroy();
    interactions.clearHandlerSweeper();
    interactions.clearHashSweeper();
  }
}

/** Logs what becomes of the connection, and ends when it is closed for good. */
function watch(client: Client, { events }: BotParts, end: (end: End) => void): void {
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    events.emit("error", "gateway.closed", { shard, code });
    end(endOfClose(code) ?? { kind: "retry", detail: `closed with code ${code}` });
  });
  client.on(Events.ShardReconnecting, (shard) => events.emit("warn", "gateway.reconnecting", { shard }));
  client.on(Events.ShardResume, (shard, replayed) =>
    events.emit("info", "gateway.resumed", { shard, replayed }),
  );
  client.on(Events.ShardError, (error, shard) => events.emit("warn", "gateway.error", { shard, error }));
  client.on(Events.Error, (error) => events.emit("error", "discord.error", { error }));
  client.on(Events.Invalidated, () => end({ kind: "retry", detail: "the session was made invalid" }));
  client.rest.on("rateLimited", ({ route, timeToReset, global }) =>
    events.emit("info", "discord.rate-limited", { route, timeToReset, global }),
  );
}

interface Desks {
  readonly dispatcher: Dispatcher;
  readonly messages: MessageDesk;
}

/** Takes what comes once the client is ready. Gives what ends it: no more is taken in, what runs is waited for. */
function serve(
  client: Client,
  interactions: REST,
  parts: BotParts,
  unauthorized: () => void,
): () => Promise<void> {
  const workload = createWorkload();
  const api = createApi({ bot: client.rest, interactions, unauthorized });
  let desks: Desks | null = null;
  let enrolled: Promise<void> = Promise.resolve();
  client.once(Events.ClientReady, (ready) => {
    const house = houseOf(ready, parts, api);
    desks = { dispatcher: createDispatcher(house, workload), messages: createMessageDesk(house, workload) };
    parts.events.emit("info", "discord.ready", { bot: ready.user.id, guilds: ready.guilds.cache.size });
    parts.say(`Connected to Discord as ${ready.user.tag}, in ${ready.guilds.cache.size} servers.`);
    parts.say(`To add it to a server: ${inviteLink(ready.application.id)}`);
    enrolled = enrol(ready, parts).catch((error: unknown) =>
      parts.events.emit("error", "discord.enrolment-failed", { error }),
    );
  });
  client.ws.on(
    GatewayDispatchEvents.InteractionCreate,
    (received) => void desks?.dispatcher.handle(received),
  );
  client.ws.on(GatewayDispatchEvents.MessageCreate, (received) => void desks?.messages.handle(received));
  return async () => {
    desks?.dispatcher.stopTaking();
    desks?.messages.stopTaking();
    const left = await workload.drain(DRAIN_MS);
    await Promise.race([enrolled, sleep(ENROL_MS, undefined, { ref: false })]);
    if (left > 0) parts.events.emit("warn", "discord.interrupted", { left });
  };
}

function houseOf(client: Client<true>, parts: BotParts, api: House["api"]): House {
  const { desk, events, now, timeZone } = parts;
  const limits = createLimits({ ...USUAL_LIMITS, clock: () => performance.now() });
  return {
    desk,
    api,
    events,
    limits,
    now,
    timeZone,
    bot: client.user.id,
    shard(guild) {
      const count = client.ws.shards.size;
      const id = guild === null ? 0 : Number((BigInt(guild) >> 22n) % BigInt(Math.max(1, count)));
      const ping = client.ws.shards.get(id)?.ping ?? -1;
      return { id, count, pingMs: ping < 0 ? null : ping };
    },
    threadKind(channel) {
      const known = client.channels.cache.get(channel);
      if (known?.isThread() !== true) return "none";
      return known.ownerId === client.user.id ? "own" : "other";
    },
  };
}
