import {
  type APIInteraction,
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
} from "discord.js";
import { createEventBuffer } from "../async/event-buffer.ts";
import { sleep } from "../async/sleep.ts";
import { withTimeout } from "../async/with-timeout.ts";
import { inEnglish, shownIn } from "../domain/texts/reasons.ts";
import { message } from "../domain/texts/texts.ts";
import { createClient, createInteractionsRest } from "./api/clients.ts";
import { failureOf } from "./api/failure.ts";
import type { BotDeps } from "./bot-deps.ts";
import type { BotRuntime, Connection, IncomingEvents } from "./bot-runtime.ts";
import { type ExitReason, exitReasonOfClose, exitReasonOfLogin, TOKEN_REJECTED } from "./close-codes.ts";
import { gatewayState } from "./gateway-state.ts";

/** How long opening the services waits for the login, which it would slow down. */
const LOGIN_HEAD_START_MS = 1_000;
const LOGIN_RETRY_DELAYS_MS = [1_000, 5_000, 15_000, 60_000];

/**
 * Runs the bot, reconnecting without limit. Resolves with null when it was stopped, or with a line that says why Discord
 * closed the connection for good.
 */
export async function runBot(deps: BotDeps): Promise<string | null> {
  for (let tries = 0; ; tries += 1) {
    const exit = await runOnce(deps);
    if (exit.kind === "stopped") return null;
    if (exit.kind === "fatal") return shownIn(deps.texts, exit.line);
    const delayMs = LOGIN_RETRY_DELAYS_MS[Math.min(tries, LOGIN_RETRY_DELAYS_MS.length - 1)] ?? 0;
    deps.events.emit("warn", "discord.unreachable", { detail: inEnglish(exit.detail), againInMs: delayMs });
    const why = shownIn(deps.texts, exit.detail);
    deps.say(deps.texts.t("discord.notice.unreachable", { detail: why, seconds: String(delayMs / 1000) }));
    await sleep(delayMs, deps.signal);
    if (deps.signal.aborted) return null;
  }
}

/** Runs one client; a client whose login failed can't be used again. */
async function runOnce(deps: BotDeps): Promise<ExitReason> {
  const { promise: ended, resolve: end } = Promise.withResolvers<ExitReason>();
  const client = createClient(deps.apiUrl);
  deps.sensors.gateway = () => gatewayState(client, deps.wallClock);
  const interactions = createInteractionsRest(deps.apiUrl);
  const stop = () => end({ kind: "stopped" });
  deps.signal.addEventListener("abort", stop, { once: true });
  if (deps.signal.aborted) stop();
  logConnection(client, deps, end);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  const incoming = bufferEvents(client);
  let over = false;
  const login = client
    .login(deps.token)
    .then(noop, (error: unknown) => end(exitReasonOfLogin(error, failureOf(error)?.detail ?? null)));
  const runtime = openRuntime(deps, {
    login,
    isOver: () => over,
    connection: { ready, incoming, interactions, unauthorized: () => end(TOKEN_REJECTED) },
  });
  try {
    return await Promise.race([ended, rejectionOfOpening(runtime)]);
  } finally {
    over = true;
    deps.signal.removeEventListener("abort", stop);
    await (await valueOrNull(runtime))?.close();
    await client.destroy();
    interactions.clearHandlerSweeper();
    interactions.clearHashSweeper();
  }
}

interface OpenRuntimeDeps {
  readonly login: Promise<unknown>;
  readonly isOver: () => boolean;
  readonly connection: Connection;
}

/**
 * Opens the services after the login, or after LOGIN_HEAD_START_MS if that is earlier. Null if the bot has ended meanwhile.
 */
async function openRuntime(
  deps: BotDeps,
  { login, isOver, connection }: OpenRuntimeDeps,
): Promise<BotRuntime | null> {
  await withTimeout(login, LOGIN_HEAD_START_MS, undefined);
  if (isOver()) return null;
  const { createBotRuntime } = await import("./bot-runtime.ts");
  return createBotRuntime({ ...deps, service: await deps.openService() }, connection);
}

function noop(): void {
  // login() resolves with the token, which is not needed.
}

/** Never resolves; rejects if the services could not be opened. */
function rejectionOfOpening(runtime: Promise<unknown>): Promise<never> {
  return runtime.then(() => new Promise<never>(() => undefined));
}

/** Null if opening failed; the error is reported by runOnce. */
function valueOrNull(runtime: Promise<BotRuntime | null>): Promise<BotRuntime | null> {
  return runtime.catch(() => null);
}

/** Buffers gateway events until the runtime drains them. */
function bufferEvents(client: Client): IncomingEvents {
  const interactions = createEventBuffer<APIInteraction>();
  const messages = createEventBuffer<GatewayMessageCreateDispatchData>();
  client.ws.on(GatewayDispatchEvents.InteractionCreate, interactions.push);
  client.ws.on(GatewayDispatchEvents.MessageCreate, messages.push);
  return { interactions, messages };
}

/** Logs changes of the connection, and calls `end` when it is closed for good. */
function logConnection(client: Client, { events }: BotDeps, end: (end: ExitReason) => void): void {
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    events.emit("error", "gateway.closed", { shard, code });
    end(
      exitReasonOfClose(code) ?? {
        kind: "retry",
        detail: message("reason.discord.closed-with-code", { code: String(code) }),
      },
    );
  });
  client.on(Events.ShardReconnecting, (shard) => events.emit("warn", "gateway.reconnecting", { shard }));
  client.on(Events.ShardResume, (shard, replayed) =>
    events.emit("info", "gateway.resumed", { shard, replayed }),
  );
  client.on(Events.ShardError, (error, shard) => events.emit("warn", "gateway.error", { shard, error }));
  client.on(Events.Error, (error) => events.emit("error", "discord.error", { error }));
  client.on(Events.Invalidated, () =>
    end({ kind: "retry", detail: message("reason.discord.session-invalid") }),
  );
  client.rest.on("rateLimited", ({ route, timeToReset, global }) =>
    events.emit("info", "discord.rate-limited", { route, timeToReset, global }),
  );
}
