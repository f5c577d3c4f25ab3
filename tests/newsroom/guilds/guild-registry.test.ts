import { beforeEach, expect, test } from "vitest";
import type { GuildSettings } from "../../../src/domain/conversation/guild-store.ts";
import { createGuildRegistry, type GuildRegistry } from "../../../src/newsroom/guilds/guild-registry.ts";

const NOW = "2026-05-06T07:00:00.000Z";
let calls: string[] = [];
let stored: Map<string, GuildSettings>;
let registry: GuildRegistry;

beforeEach(() => {
  calls = [];
  stored = new Map([["7001", { language: "de" }]]);
  registry = createGuildRegistry({
    store: {
      guildSettings: async (guild) => stored.get(guild) ?? {},
      async saveGuildSettings(guild, settings) {
        stored.set(guild, settings);
      },
      async markGuildsPresent(guilds, at) {
        calls.push(`present ${guilds.join()} ${at}`);
      },
      async markGuildLeft(guild, at) {
        calls.push(`left ${guild} ${at}`);
      },
      async forgetGuild(guild) {
        calls.push(`store ${guild}`);
      },
    },
    removeUploads: async (guild) => void calls.push(`uploads ${guild}`),
    onForgotten: async (guild) => void calls.push(`forgotten ${guild}`),
    now: () => NOW,
  });
});

test("settings are loaded when the bot connects; unknown guilds and direct messages have the defaults", async () => {
  expect(registry.settings("7001")).toEqual({});
  await registry.sync(["7001", "7002"]);
  expect(registry.settings("7001")).toEqual({ language: "de" });
  expect([registry.settings("7002"), registry.settings("7003"), registry.settings(null)]).toEqual([
    {},
    {},
    {},
  ]);
  expect(calls).toEqual([`present 7001,7002 ${NOW}`]);
});

test("saved settings are stored and valid at once", async () => {
  await registry.saveSettings("7001", { language: "en", errorChannel: "900" });
  expect(registry.settings("7001")).toEqual({ language: "en", errorChannel: "900" });
  expect(stored.get("7001")).toEqual({ language: "en", errorChannel: "900" });
});

test("settings that could not be stored are not used", async () => {
  await registry.sync(["7001"]);
  stored.set = () => {
    throw new Error("disk full");
  };
  await expect(registry.saveSettings("7001", {})).rejects.toThrow("disk full");
  expect(registry.settings("7001")).toEqual({ language: "de" });
});

test("a joined guild is marked present beside the others, and a guild that was left loses its settings", async () => {
  await registry.sync(["7002"]);
  await registry.joined("7001");
  expect(registry.settings("7001")).toEqual({ language: "de" });
  await registry.left("7001");
  expect(registry.settings("7001")).toEqual({});
  await registry.joined("7003");
  expect(calls.slice(1)).toEqual([
    `present 7002,7001 ${NOW}`,
    `left 7001 ${NOW}`,
    `present 7002,7003 ${NOW}`,
  ]);
});

test("forgetting a guild deletes its files before its documents, then its settings", async () => {
  await registry.sync(["7001"]);
  calls = [];
  await registry.forget("7001");
  expect(calls).toEqual(["uploads 7001", "store 7001", "forgotten 7001"]);
  expect(registry.settings("7001")).toEqual({});
});
