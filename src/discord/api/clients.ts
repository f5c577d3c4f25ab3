import { Client, GatewayIntentBits, Options, Partials, REST } from "discord.js";
import { MINUTE_MS } from "../../domain/core/time.ts";

/** No privileged intent: the bot sees only messages that mention it, and direct messages. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];
const API_VERSION = "10";
const CALL_TIMEOUT_MS = 10_000;
/** The REST client has a queue for each interaction; how often idle ones are removed. */
const SWEEP_INTERVAL_MS = MINUTE_MS;
const HOUR_S = 3_600;
/** Upper limit only: each post of an edition has its own, shorter timeout. */
const POST_TIMEOUT_MS = MINUTE_MS;

/**
 * A client that caches guilds, channels and roles, which permissions are computed from, but no messages or profiles. Its own
 * retries are off: `retryUnreachable` retries only what cannot post twice.
 */
export function createClient(apiUrl: string): Client {
  return new Client({
    intents: INTENTS,
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    shards: "auto",
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationCommandManager: 0,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      DMMessageManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildForumThreadManager: 200,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      GuildTextThreadManager: 200,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user?.id },
      VoiceStateManager: 0,
    }),
    sweepers: { threads: { interval: HOUR_S, lifetime: HOUR_S } },
    rest: { api: apiUrl, version: API_VERSION, retries: 0, timeout: CALL_TIMEOUT_MS },
  });
}

/** Client for callbacks and follow-ups, which do not count against a bot's 50 requests a second. */
export function createInteractionsRest(apiUrl: string): REST {
  return new REST({
    api: apiUrl,
    version: API_VERSION,
    retries: 0,
    timeout: CALL_TIMEOUT_MS,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    handlerSweepInterval: SWEEP_INTERVAL_MS,
  });
}

/**
 * Client for editions. A rate limit rejects at once with the wait, so that the caller decides when to try again. It queues
 * requests per channel; one whose signal is aborted while queued is never sent.
 */
export function createEditionsRest(apiUrl: string, token: string): REST {
  return new REST({
    api: apiUrl,
    version: API_VERSION,
    retries: 0,
    timeout: POST_TIMEOUT_MS,
    rejectOnRateLimit: () => true,
  }).setToken(token);
}
