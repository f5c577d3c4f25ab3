import type { Now } from "../../domain/core/clock.ts";
import type { Events, WithCorrelationId } from "../../domain/operations/events.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import type { DiscordApi } from "../api/api.ts";
import type { PermissionName } from "../message/permission-name.ts";
import type { BotService } from "./bot-service.ts";
import type { InteractionRequest } from "./interaction-request.ts";
import type { RequestQuota } from "./request-quota.ts";
import type { Responder } from "./responder.ts";

/** State of the shard that serves a guild. */
export interface ShardInfo {
  readonly id: number;
  readonly count: number;
  /** Round trip to Discord; null before the first heartbeat. */
  readonly pingMs: number | null;
}

export type ThreadKind = "own" | "other" | "none";

/** Dependencies of all handlers. */
export interface BotContext {
  readonly service: BotService;
  readonly api: DiscordApi;
  readonly events: Events;
  readonly withCorrelationId: WithCorrelationId;
  readonly quota: RequestQuota;
  readonly now: Now;
  readonly monotonicMs: () => number;
  /** IANA name, for dates that Discord does not show in the reader's time zone. */
  readonly timeZone: string;
  /** The bot's user id. */
  readonly botId: string;
  readonly shardOf: (guild: string | null) => ShardInfo;
  /** The permissions that the bot lacks in a channel, from the cache; null if it does not see the channel. */
  readonly missingPermissions: (
    channel: string,
    permissions: readonly PermissionName[],
  ) => readonly PermissionName[] | null;
  /** Whether a channel is a thread that the bot created, another thread, or no thread. */
  readonly threadKind: (channel: string) => ThreadKind;
}

/** Dependencies for handling one interaction. */
export interface InteractionContext {
  readonly bot: BotContext;
  readonly request: InteractionRequest;
  readonly respond: Responder;
  /** In the language of the answer's readers. */
  readonly texts: Texts;
}
