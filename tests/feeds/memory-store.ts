// The store's feeds in memory: the real SQL, without threads, so that a thousand runs take seconds.
import { DatabaseSync } from "node:sqlite";
import type { FeedEntryStore } from "../../src/domain/feeds/feed-entry-store.ts";
import type { FeedStore } from "../../src/domain/feeds/feed-store.ts";
import { type Database, databaseOn } from "../../src/store/sqlite/engine/database.ts";
import { MIGRATIONS } from "../../src/store/sqlite/schema/schema.ts";
import { FEED_OPERATIONS } from "../../src/store/sqlite/worker/feed-operations.ts";

export function openMemoryDatabase(): Database {
  const database = databaseOn(new DatabaseSync(":memory:"), () => ({ host: "test", wallMs: 0, ticksMs: 0 }));
  for (const migrate of MIGRATIONS) migrate(database);
  return database;
}

/** `before` and `after` are called around each operation; what they throw ends the call before or after it took effect. */
export function feedStoreOn(
  database: Database,
  around: { before?: (name: string) => void; after?: (name: string) => void } = {},
): FeedStore & FeedEntryStore {
  const call = (name: string, work: () => unknown) => {
    around.before?.(name);
    const result = work();
    around.after?.(name);
    return result;
  };
  const operations = Object.entries(FEED_OPERATIONS).map(([name, operation]) => [
    name,
    async (...args: unknown[]) =>
      call(name, () => (operation as (database: Database, ...rest: unknown[]) => unknown)(database, ...args)),
  ]);
  return Object.fromEntries(operations) as FeedStore & FeedEntryStore;
}
