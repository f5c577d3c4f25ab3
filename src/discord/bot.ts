import { setTimeout as sleep } from "node:timers/promises";
import {
  type APIInteraction,
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
} from "discord.js";
import { failureOf } from "./api/failure.ts";
import type { BotParts } from "./bot-parts.ts";
import { createClient, createInteractionsRest } from "./client.ts";
import { type End, endOfClose, endOfLogin, UNAUTHORIZED } from "./end.ts";
import { gatewayState } from "./gateway-state.ts";
import { createMailbox } from "./mailbox.ts";
import { pause } from "./pause.ts";
import type { Connection, Received, Serving } from "./serving.ts";

/** A login that takes longer than this is not waited for. */
const LOGIN_FIRST_MS = 1_000;
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
    await pause(wait, parts.signal);
    if (parts.signal.aborted) return null;
  }
}

/** One client's life; a client whose login failed can't be used again. */
async function runOnce(parts: BotParts): Promise<End> {
  const { promise: ended, resolve: end } = Promise.withResolvers<End>();
  const client = createClient(parts.apiUrl);
  parts.sensors.gateway = () => gatewayState(client);
  const interactions = createInteractionsRest(parts.apiUrl);
  const stop = () => end({ kind: "stopped" });
  parts.signal.addEventListener("abort", stop, { once: true });
  if (parts.signal.aborted) stop();
  watch(client, parts, end);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  const received = receive(client);
  let over = false;
  const login = client
    .login(parts.token)
    .then(ignored, (error: unknown) => end(endOfLogin(error, failureOf(error)?.detail ?? null)));
  const serving = openServing(parts, {
    login,
    isOver: () => over,
    connection: { ready, received, interactions, unauthorized: () => end(UNAUTHORIZED) },
  });
  try {
    return await Promise.race([ended, failureOfOpening(serving)]);
  } finally {
    over = true;
    parts.signal.removeEventListener("abort", stop);
    await (await settled(serving))?.close();
    await client.destroy();
    interactions.clearHandlerSweeper();
    interactions.clearHashSweeper();
  }
}

interface Opening {
  readonly login: Promise<unknown>;
  readonly isOver: () => boolean;
  readonly connection: Connection;
}

/**
 * Loads and opens what serves once Discord was reached, or does not answer at once: beside the login it would hold it up.
 * Null when the bot has ended by then.
 */
async function openServing(parts: BotParts, { login, isOver, connection }: Opening): Promise<Serving | null> {
  await Promise.race([login, sleep(LOGIN_FIRST_MS, undefined, { ref: false })]);
  if (isOver()) return null;
  const { createServing } = await import("./serving.ts");
  return createServing({ ...parts, desk: await parts.openDesk() }, connection);
}

function ignored(): void {
  // The token that login() resolves with is known.
}

/** Never resolves: rejects when what serves could not be opened. */
function failureOfOpening(serving: Promise<unknown>): Promise<never> {
  return serving.then(() => new Promise<never>(() => undefined));
}

/** Null when it was not opened; why is told elsewhere. */
function settled(serving: Promise<Serving | null>): Promise<Serving | null> {
  return serving.catch(() => null);
}

/** Keeps what the gateway brings until somebody takes it. */
function receive(client: Client): Received {
  const interactions = createMailbox<APIInteraction>();
  const messages = createMailbox<GatewayMessageCreateDispatchData>();
  client.ws.on(GatewayDispatchEvents.InteractionCreate, interactions.put);
  client.ws.on(GatewayDispatchEvents.MessageCreate, messages.put);
  return { interactions, messages };
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
