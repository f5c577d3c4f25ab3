import type { GuildStore } from "../../domain/conversation/guild-store.ts";
import { DAY_MS, HOUR_MS, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { EditionArchive } from "../../domain/delivery/edition-archive.ts";
import type { ConversationStore } from "../../domain/store/conversation-store.ts";

/** PRIVACY.md states these periods; a test compares them. */
export const GUILD_RETENTION_DAYS = 30;
export const CONVERSATION_RETENTION_DAYS = 90;
/** Longer than the grace period of any schedule, so that a forgotten edition can't be posted again. */
export const EDITION_RETENTION_DAYS = 90;

/** How often expired data is purged. */
export const PURGE_INTERVAL_MS = 6 * HOUR_MS;

export interface PurgeDeps {
  readonly store: Pick<GuildStore, "guildsLeftBefore"> &
    Pick<ConversationStore, "forgetConversationsBefore"> &
    Pick<EditionArchive, "forgetEditionsBefore">;
  /** Deletes everything of a guild. */
  readonly forgetGuild: (guild: string) => Promise<void>;
}

/** Deletes data whose retention period is over. Throws the store's Fault. */
export async function purgeExpired({ store, forgetGuild }: PurgeDeps, now: Instant): Promise<void> {
  const cutoff = (days: number) => instantAfter(now, -days * DAY_MS);
  for (const guild of await store.guildsLeftBefore(cutoff(GUILD_RETENTION_DAYS))) await forgetGuild(guild);
  await store.forgetConversationsBefore(cutoff(CONVERSATION_RETENTION_DAYS));
  await store.forgetEditionsBefore(cutoff(EDITION_RETENTION_DAYS));
}
