import { expect, test } from "vitest";
import { syncGuilds, syncVisible } from "../../../src/newsroom/sync/sync-guilds.ts";

const SHARED = { read: 3, unreadable: 1, gone: 2, settling: 1 };
const OWN = { read: 10, unreadable: 20, gone: 30 };
const librarySync = { syncShared: async () => SHARED, syncGuild: async () => OWN };

test("a guild's reload adds up the shared folder's counts and its own", async () => {
  expect(await syncVisible(librarySync, "7001")).toEqual({ read: 13, unreadable: 21, gone: 32 });
});

test("without a guild only the shared folder is synced", async () => {
  const syncGuild = () => Promise.reject(new Error("not to be called"));
  expect(await syncVisible({ ...librarySync, syncGuild }, null)).toEqual(SHARED);
});

test("reports that the guilds can't be listed", async () => {
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const guilds = () => Promise.reject(new Error("EIO"));
  await syncGuilds({ librarySync: { ...librarySync, guilds }, onError }, new AbortController().signal);
  expect(errors).toMatchObject([{ message: "EIO" }]);
});

test("syncs every guild with sources, also after one that fails, until the signal aborts", async () => {
  const synced: string[] = [];
  const errors: unknown[] = [];
  const stop = new AbortController();
  const deps = {
    librarySync: {
      guilds: async () => ["7001", "7002", "7003"],
      async syncGuild(guild: string) {
        synced.push(guild);
        if (guild === "7001") throw new Error("unreadable");
        stop.abort();
        return OWN;
      },
    },
    onError: (error: unknown) => errors.push(error),
  };
  await syncGuilds(deps, stop.signal);
  expect(synced).toEqual(["7001", "7002"]);
  expect(errors).toMatchObject([{ message: "unreadable" }]);
});
