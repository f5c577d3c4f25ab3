import type { Now } from "../../domain/core/time.ts";
import type { Events, WithCorrelationId } from "../../domain/store/store.ts";
import type { DiscordApi } from "../api/api.ts";
import type { PermissionName } from "../texts/schedule-texts.ts";
import type { Texts } from "../texts/texts.ts";
import type { BotService } from "./bot-service.ts";
import type { InteractionRequest } from "./interaction-request.ts";
import type { RequestQuota } from "./request-quota.ts";
import type { Responder } from "./responder.ts";

/** How the connection that serves a guild stands. */
export interface ShardInfo {
  readonly id: number;
  readonly count: number;
  /** Milliseconds to Discord and back; null before the first heartbeat. */
  readonly pingMs: number | null;
}

export type ThreadKind = "own" | "other" | "none";

/** What everything in this room works with. */
export interface BotContext {
  readonly service: BotService;
  readonly api: DiscordApi;
  readonly events: Events;
  readonly withCorrelationId: WithCorrelationId;
  readonly quota: RequestQuota;
  readonly now: Now;
  /** Clock.monotonicMs. */
  readonly monotonicMs: () => number;
  /** IANA name, for dates that Discord does not show in the reader's own. */
  readonly timeZone: string;
  /** The bot's user id. */
  readonly botId: string;
  readonly shardOf: (guild: string | null) => ShardInfo;
  /** Which of these permissions the bot lacks in a channel, as far as is known; null: it does not see the channel. */
  readonly missingPermissions: (
    channel: string,
    permissions: readonly PermissionName[],
  ) => readonly PermissionName[] | null;
  /** Whether a channel is a thread the bot made, another thread, or none. */
  readonly threadKind: (channel: string) => ThreadKind;
}

/** What one interaction is handled with. */
export interface InteractionContext {
  readonly bot: BotContext;
  readonly request: InteractionRequest;
  readonly respond: Responder;
  /** In the language of whoever reads the answer. */
  readonly texts: Texts;
}
