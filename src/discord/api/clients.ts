import { Client, GatewayIntentBits, Options, Partials, REST } from "discord.js";
import { MINUTE_MS } from "../../domain/core/time.ts";

/** None is privileged: what is not said to the bot, it does not see. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];
const API_VERSION = "10";
/** A call that takes longer is given up, and repeated where that does no harm; milliseconds. */
const CALL_TIMEOUT_MS = 10_000;
/** Each interaction has a queue of its own in the REST client; idle ones are let go this often. */
const SWEEP_INTERVAL_MS = MINUTE_MS;
const HOUR_S = 3_600;
/** Each post of an edition has a time of its own, which is shorter; milliseconds. */
const POST_TIMEOUT_MS = MINUTE_MS;

/**
 * A client that keeps guilds, channels and roles, since permissions are worked out from them, and nobody's messages or
 * profiles. Repeating calls is ours (api/persist.ts), so that nothing is posted twice.
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

/** For callbacks and follow-ups of interactions, which Discord does not count against a bot's 50 requests a second. */
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
 * For editions: what Discord would have wait is not waited for in here, where nobody could tell how long, but told. A queue
 * of its own for each channel; a request in it whose signal is aborted is never sent.
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
