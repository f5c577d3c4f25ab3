import { expect, test } from "vitest";
import { languages } from "../../../src/catalogues/texts.ts";
import type { StandIn } from "../../../src/discord-standin/start-discord.ts";
import { openBotScene, until } from "../bot-scene.ts";
import { expectNoRejectionsOrPings } from "../scene-checks.ts";

const EVERYWHERE = "PUT /applications/:application/commands";
const IN_GUILD = "PUT /applications/:application/guilds/:guild/commands";
const MANAGE_GUILD = String(1 << 5);

function registered({ world }: StandIn, guild: string | null): string[] {
  return [...world.commands.values()].filter(({ guildId }) => guildId === guild).map(({ name }) => name);
}

/** All descriptions of a command, its subcommands and options, with their translations. */
function described(definition: unknown): { description: unknown; others: unknown }[] {
  if (typeof definition !== "object" || definition === null) return [];
  const { description, description_localizations: others, options } = definition as Record<string, unknown>;
  const inner = Array.isArray(options) ? options.flatMap(described) : [];
  return [
    ...(typeof description === "string" && description !== "" ? [{ description, others }] : []),
    ...inner,
  ];
}

test("every command is described in all languages, and manager commands are hidden from others", async () => {
  await using scene = await openBotScene({});
  await scene.ready();
  const { discord } = scene;
  const commands = [...discord.world.commands.values()];
  expect(registered(discord, null).toSorted()).toEqual([
    "Add to documents",
    "Brief this",
    "ask",
    "brief",
    "documents",
    "feed",
    "forget-me",
    "help",
    "schedule",
    "settings",
    "sources",
    "status",
    "story",
    "watch",
  ]);
  const locales = languages()
    .slice(1)
    .flatMap(({ discordLocales }) => discordLocales);
  expect(locales).toContain("de");
  for (const { description, others } of commands.flatMap(({ body }) => described(body)))
    expect(Object.keys(others ?? {}), String(description)).toEqual(locales);
  const forManagers = commands.filter(({ body }) => body.default_member_permissions === MANAGE_GUILD);
  expect(forManagers.map(({ name }) => name).toSorted()).toEqual([
    "Add to documents",
    "documents",
    "feed",
    "schedule",
    "settings",
  ]);
  expectNoRejectionsOrPings(discord);
});

test("commands that are already registered are not sent again", async () => {
  await using scene = await openBotScene({});
  const first = await scene.ready();
  await first.stop();
  await scene.ready();
  expect(scene.discord.requests.count(EVERYWHERE)).toBe(1);
  expect(
    scene.log.filter(({ name }) => name === "commands.registered").map(({ fields }) => fields.changed),
  ).toEqual([true, false]);
  expectNoRejectionsOrPings(scene.discord);
});

test("DISCORD_GUILD_ID registers the commands in that guild only; switching never leaves them in both places", async () => {
  await using scene = await openBotScene({});
  const { discord, guild } = scene;
  const everywhere = await scene.ready();
  const all = registered(discord, null).length;
  await everywhere.stop();

  const here = await scene.ready({ DISCORD_GUILD_ID: guild.id });
  await until(() => registered(discord, null).length === 0);
  expect(registered(discord, guild.id)).toHaveLength(all);
  await here.stop();
  const again = await scene.ready({ DISCORD_GUILD_ID: guild.id });
  await again.stop();
  expect(discord.requests.count(IN_GUILD)).toBe(1);

  await scene.ready();
  await until(() => registered(discord, guild.id).length === 0);
  expect(registered(discord, null)).toHaveLength(all);
  expectNoRejectionsOrPings(discord);
});

test("changing DISCORD_GUILD_ID removes the commands of the previous guild", async () => {
  await using scene = await openBotScene({});
  const { discord, guild } = scene;
  const other = discord.addGuild({ name: "The Other" });
  const first = await scene.ready({ DISCORD_GUILD_ID: guild.id });
  await first.stop();
  await scene.ready({ DISCORD_GUILD_ID: other.id });
  await until(() => registered(discord, guild.id).length === 0);
  expect(registered(discord, other.id).length).toBeGreaterThan(0);
  expectNoRejectionsOrPings(discord);
});
