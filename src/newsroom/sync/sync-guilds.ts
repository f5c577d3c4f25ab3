import type { IntakeReport } from "../intake/intake-report.ts";
import type { LibrarySync } from "./library-sync.ts";

export interface SyncGuildsDeps {
  readonly librarySync: Pick<LibrarySync, "guilds" | "syncGuild">;
  readonly onError: (error: unknown) => void;
}

/**
 * Syncs every guild that has a source: files may have been added while the program was not running, or by hand. A guild that
 * fails does not stop the others. Never rejects.
 */
export async function syncGuilds(
  { librarySync, onError }: SyncGuildsDeps,
  signal: AbortSignal,
): Promise<void> {
  const guilds = await librarySync.guilds().catch((error: unknown) => {
    onError(error);
    return [];
  });
  for (const guild of guilds) {
    if (signal.aborted) return;
    await librarySync.syncGuild(guild).catch(onError);
  }
}

/** Syncs what a guild can see: the shared library and its own (null: the shared one only). Adds up the counts. */
export async function syncVisible(
  librarySync: Pick<LibrarySync, "syncShared" | "syncGuild">,
  guild: string | null,
): Promise<Pick<IntakeReport, "read" | "unreadable" | "gone">> {
  const shared = await librarySync.syncShared();
  if (guild === null) return shared;
  const own = await librarySync.syncGuild(guild);
  return {
    read: shared.read + own.read,
    unreadable: shared.unreadable + own.unreadable,
    gone: shared.gone + own.gone,
  };
}
