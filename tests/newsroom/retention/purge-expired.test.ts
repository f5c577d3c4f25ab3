import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  CONVERSATION_RETENTION_DAYS,
  EDITION_RETENTION_DAYS,
  GUILD_RETENTION_DAYS,
  purgeExpired,
} from "../../../src/newsroom/retention/purge-expired.ts";

const NOW = "2026-06-30T12:00:00.000Z";

function recordingStore(left: readonly string[]) {
  const calls: string[] = [];
  const record = (name: string, before: string) => calls.push(`${name} ${before.slice(0, 10)}`);
  return {
    calls,
    store: {
      async guildsLeftBefore(before: string) {
        record("guilds", before);
        return left;
      },
      async forgetConversationsBefore(before: string) {
        record("conversations", before);
      },
      async forgetEditionsBefore(before: string) {
        record("editions", before);
      },
    },
  };
}

test("purges guilds after 30 days, conversations and editions after 90", async () => {
  const { store, calls } = recordingStore(["7001", "7002"]);
  const forgetGuild = async (guild: string) => void calls.push(`forget ${guild}`);
  await purgeExpired({ store, forgetGuild }, NOW);
  expect(calls).toEqual([
    "guilds 2026-05-31",
    "forget 7001",
    "forget 7002",
    "conversations 2026-04-01",
    "editions 2026-04-01",
  ]);
});

test("a guild that cannot be deleted stops the purge, so that the next one tries it again", async () => {
  const { store, calls } = recordingStore(["7001"]);
  const forgetGuild = () => Promise.reject(new Error("disk full"));
  await expect(purgeExpired({ store, forgetGuild }, NOW)).rejects.toThrow("disk full");
  expect(calls).toEqual(["guilds 2026-05-31"]);
});

test("the periods are those that PRIVACY.md states", () => {
  const privacy = readFileSync("PRIVACY.md", "utf8");
  const daysOf = (row: RegExp) => {
    const line = privacy.split("\n").find((each) => each.startsWith("|") && row.test(each));
    return Number(/(\d+) days/.exec(line ?? "")?.[1]);
  };
  expect(daysOf(/questions a person asks/)).toBe(CONVERSATION_RETENTION_DAYS);
  expect(daysOf(/shown in an answer/)).toBe(CONVERSATION_RETENTION_DAYS);
  expect(daysOf(/What was posted/)).toBe(EDITION_RETENTION_DAYS);
  expect(daysOf(/servers the bot is in/)).toBe(GUILD_RETENTION_DAYS);
  expect(privacy.replace(/\s+/g, " ")).toContain(`deleted ${GUILD_RETENTION_DAYS} days later`);
});
