import {
  type APIInteraction,
  type Client,
  type GatewayMessageCreateDispatchData,
  PermissionFlagsBits,
  type REST,
} from "discord.js";
import type { EventBuffer } from "../async/event-buffer.ts";
import { withTimeout } from "../async/with-timeout.ts";
import { createWorkload, type Workload } from "../async/workload.ts";
import { createApi } from "./api/api.ts";
import { inviteLink } from "./api/invite.ts";
import type { BotDeps } from "./bot-deps.ts";
import type { BotContext } from "./context/bot-context.ts";
import type { BotService } from "./context/bot-service.ts";
import { createRequestQuota, DEFAULT_QUOTA } from "./context/request-quota.ts";
import { createMessageHandler } from "./conversation/message-handler.ts";
import { createDispatcher } from "./interactions/dispatcher.ts";
import { connectPublisher } from "./publishing/connect-publisher.ts";
import { registerBot } from "./registration/register-bot.ts";

/** Buffered gateway events. */
export interface IncomingEvents {
  readonly interactions: EventBuffer<APIInteraction>;
  readonly messages: EventBuffer<GatewayMessageCreateDispatchData>;
}

export interface Connection {
  readonly ready: Promise<Client<true>>;
  readonly incoming: IncomingEvents;
  readonly interactions: REST;
  readonly unauthorized: () => void;
}

/** Handles interactions and messages. */
export interface BotRuntime {
  /** Stops accepting events and waits for running work; people whose request is interrupted get a notice. */
  close(): Promise<void>;
}

type RuntimeDeps = BotDeps & { readonly service: BotService };

/** Time for running work at shutdown; the whole shutdown takes at most ten seconds. */
const DRAIN_TIMEOUT_MS = 7_000;
const REGISTRATION_TIMEOUT_MS = 1_000;

/** Handles buffered and new events once the client is ready. */
export function createBotRuntime(deps: RuntimeDeps, connection: Connection): BotRuntime {
  const workload = createWorkload();
  const stop = new AbortController();
  let registered: Promise<void> = Promise.resolve();
  let disconnect = (): void => undefined;
  void connection.ready.then((client) => {
    if (stop.signal.aborted) return;
    disconnect = startHandling(client, deps, { ...connection, workload, signal: stop.signal });
    announce(client, deps);
    registered = registerBot(client, deps).catch((error: unknown) =>
      deps.events.emit("error", "discord.registration-failed", { error }),
    );
  });
  return {
    async close() {
      stop.abort();
      disconnect();
      const left = await workload.drain(DRAIN_TIMEOUT_MS);
      await withTimeout(registered, REGISTRATION_TIMEOUT_MS, undefined);
      if (left > 0) deps.events.emit("warn", "discord.interrupted", { left });
    },
  };
}

interface HandlingDeps extends Connection {
  readonly workload: Workload;
  readonly signal: AbortSignal;
}

/** Returns a function that disconnects the publisher. */
function startHandling(
  client: Client<true>,
  deps: RuntimeDeps,
  { incoming, interactions: interactionsRest, unauthorized, workload, signal }: HandlingDeps,
): () => void {
  const api = createApi({
    botRest: client.rest,
    interactionsRest,
    unauthorized,
    monotonicMs: deps.monotonicMs,
  });
  const bot = createBotContext(client, deps, api);
  const dispatcher = createDispatcher(bot, workload);
  const messages = createMessageHandler(bot, workload);
  signal.addEventListener("abort", () => {
    dispatcher.stopAccepting();
    messages.stopAccepting();
  });
  incoming.interactions.drain((interaction) => void dispatcher.handle(interaction));
  incoming.messages.drain((message) => void messages.handle(message));
  const { apiUrl, token } = deps;
  const publisherConnection = connectPublisher({ client, bot, apiUrl, token, unauthorized });
  const disconnect = deps.publisherProxy.connect(publisherConnection);
  return () => {
    disconnect();
    publisherConnection.close();
  };
}

function announce({ user, guilds, application }: Client<true>, { events, say, texts }: RuntimeDeps): void {
  events.emit("info", "discord.ready", { bot: user.id, guilds: guilds.cache.size });
  say(texts.t("discord.notice.connected", { bot: user.tag, servers: String(guilds.cache.size) }));
  say(texts.t("discord.notice.invite", { invite: inviteLink(application.id) }));
}

function createBotContext(client: Client<true>, deps: RuntimeDeps, api: BotContext["api"]): BotContext {
  const { service, events, withCorrelationId, now, monotonicMs, timeZone } = deps;
  const quota = createRequestQuota({ ...DEFAULT_QUOTA, monotonicMs });
  return {
    service,
    api,
    events,
    withCorrelationId,
    quota,
    now,
    monotonicMs,
    timeZone,
    botId: client.user.id,
    shardOf(guild) {
      const count = client.ws.shards.size;
      const id = guild === null ? 0 : Number((BigInt(guild) >> 22n) % BigInt(Math.max(1, count)));
      const ping = client.ws.shards.get(id)?.ping ?? -1;
      return { id, count, pingMs: ping < 0 ? null : ping };
    },
    missingPermissions(channel, permissions) {
      const channelInfo = client.channels.cache.get(channel);
      const granted =
        channelInfo === undefined || channelInfo.isDMBased() ? null : channelInfo.permissionsFor(client.user);
      return granted === null ? null : permissions.filter((name) => !granted.has(PermissionFlagsBits[name]));
    },
    threadKind(channel) {
      const channelInfo = client.channels.cache.get(channel);
      if (channelInfo?.isThread() !== true) return "none";
      return channelInfo.ownerId === client.user.id ? "own" : "other";
    },
  };
}
