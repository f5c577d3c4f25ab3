import { forgetBeforeBatch, forgetGuildBatch, forgetPerson } from "../guilds/forget.ts";
import {
  countFeedback,
  guildsLeftBefore,
  markGuildLeft,
  markGuildsPresent,
  readGuildSettings,
  saveFeedback,
  saveGuildSettings,
  saveReport,
} from "../guilds/guilds.ts";
import {
  readDialect,
  readTokensUsed,
  reserveTokens,
  saveDialect,
  settleTokens,
} from "../guilds/model-use.ts";
import { addTallies, readTallies } from "../guilds/tallies.ts";
import { appendTurn, readConversation } from "../library/conversations.ts";
import { readShown, readShownStory, saveShown } from "../library/shown.ts";

/**
 * The store's operations on guilds and people, and on what they use; each runs as one transaction. Those whose name ends in
 * Batch delete one batch and return whether there may be more.
 */
export const GUILD_OPERATIONS = {
  conversation: readConversation,
  appendTurn,
  saveShown,
  shown: readShown,
  shownStory: readShownStory,
  forgetBeforeBatch,
  guildSettings: readGuildSettings,
  saveGuildSettings,
  markGuildsPresent,
  markGuildLeft,
  guildsLeftBefore,
  forgetGuildBatch,
  saveFeedback,
  feedbackCounts: countFeedback,
  saveReport,
  forgetPerson,
  reserveTokens,
  settleTokens,
  tokensUsed: readTokensUsed,
  dialect: readDialect,
  saveDialect,
  addTallies,
  tallies: readTallies,
};
