import { setTimeout as sleep } from "node:timers/promises";
import {
  type APIInteraction,
  type Client,
  type GatewayMessageCreateDispatchData,
  PermissionFlagsBits,
  type REST,
} from "discord.js";
import { createApi } from "./api/api.ts";
import type { BotParts } from "./bot-parts.ts";
import type { BotDesk } from "./desk.ts";
import { enrol } from "./enrol.ts";
import type { House } from "./house.ts";
import { createDispatcher } from "./interactions/dispatcher.ts";
import { createWorkload, type Workload } from "./interactions/workload.ts";
import { inviteLink } from "./invite.ts";
import { createLimits, USUAL_LIMITS } from "./limits.ts";
import type { Mailbox } from "./mailbox.ts";
import { createMessageDesk } from "./messages/message-desk.ts";
import { openPress } from "./publishing/open-press.ts";

/** What the gateway brings, as it comes. */
export interface Received {
  readonly interactions: Mailbox<APIInteraction>;
  readonly messages: Mailbox<GatewayMessageCreateDispatchData>;
}

export interface Connection {
  readonly ready: Promise<Client<true>>;
  readonly received: Received;
  readonly interactions: REST;
  readonly unauthorized: () => void;
}

/** What takes interactions and messages. */
export interface Serving {
  /** No more is taken; what runs is waited for, and who waits in vain is told. */
  close(): Promise<void>;
}

type Parts = BotParts & { readonly desk: BotDesk };

/** Work that runs when the bot is stopped may take this long; with the rest it makes ten seconds. */
const DRAIN_MS = 7_000;
/** So long is waited for commands to be registered. */
const ENROL_MS = 1_000;

/** Takes what comes once the client is ready. */
export function createServing(parts: Parts, connection: Connection): Serving {
  const workload = createWorkload();
  const stop = new AbortController();
  let enrolled: Promise<void> = Promise.resolve();
  let leave = (): void => undefined;
  void connection.ready.then((client) => {
    if (stop.signal.aborted) return;
    leave = take(client, parts, { ...connection, workload, signal: stop.signal });
    greet(client, parts);
    enrolled = enrol(client, parts).catch((error: unknown) =>
      parts.events.emit("error", "discord.enrolment-failed", { error }),
    );
  });
  return {
    async close() {
      stop.abort();
      leave();
      const left = await workload.drain(DRAIN_MS);
      await Promise.race([enrolled, sleep(ENROL_MS, undefined, { ref: false })]);
      if (left > 0) parts.events.emit("warn", "discord.interrupted", { left });
    },
  };
}

interface Taking extends Connection {
  readonly workload: Workload;
  readonly signal: AbortSignal;
}

/** Gives the way to leave the press. */
function take(
  client: Client<true>,
  parts: Parts,
  { received, interactions, unauthorized, workload, signal }: Taking,
): () => void {
  const api = createApi({ bot: client.rest, interactions, unauthorized });
  const house = houseOf(client, parts, api);
  const dispatcher = createDispatcher(house, workload);
  const messages = createMessageDesk(house, workload);
  signal.addEventListener("abort", () => {
    dispatcher.stopTaking();
    messages.stopTaking();
  });
  received.interactions.takeOver((interaction) => void dispatcher.handle(interaction));
  received.messages.takeOver((message) => void messages.handle(message));
  const { apiUrl, token } = parts;
  const connection = openPress({ client, house, apiUrl, token, unauthorized });
  const disconnect = parts.pressRoom.connect(connection);
  return () => {
    disconnect();
    connection.close();
  };
}

function greet({ user, guilds, application }: Client<true>, { events, say }: Parts): void {
  events.emit("info", "discord.ready", { bot: user.id, guilds: guilds.cache.size });
  say(`Connected to Discord as ${user.tag}. Servers: ${guilds.cache.size}.`);
  say(`To add it to a server: ${inviteLink(application.id)}`);
}

function houseOf(client: Client<true>, parts: Parts, api: House["api"]): House {
  const { desk, events, underReference, now, timeZone } = parts;
  const limits = createLimits({ ...USUAL_LIMITS, clock: () => performance.now() });
  return {
    desk,
    api,
    events,
    underReference,
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
    missingIn(channel, wanted) {
      const known = client.channels.cache.get(channel);
      const allowed = known === undefined || known.isDMBased() ? null : known.permissionsFor(client.user);
      return allowed === null ? null : wanted.filter((name) => !allowed.has(PermissionFlagsBits[name]));
    },
    threadKind(channel) {
      const known = client.channels.cache.get(channel);
      if (known?.isThread() !== true) return "none";
      return known.ownerId === client.user.id ? "own" : "other";
    },
  };
}
