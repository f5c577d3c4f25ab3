import { expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { probeDiscord } from "../../../src/discord/api/probe.ts";
import { startDiscord } from "../../../src/discord-standin/start-discord.ts";
import { discordCheck } from "../../../src/ops/doctor/discord-check.ts";

test("the doctor reports the bot's name and whether it is in the configured guild", async () => {
  await using discord = await startDiscord({ botName: "Herald" });
  const guild = discord.addGuild();
  const options = { token: discord.token, apiUrl: discord.apiUrl };
  const report = await probeDiscord({ ...options, guildId: guild.id });
  expect(report).toMatchObject({ ok: true, bot: "Herald", inGuild: true });
  expect(discordCheck(report, textsFor("en"))).toMatchObject({ status: "ok", fix: null });
  const elsewhere = discord.addGuild({ withBot: false });
  const missing = discordCheck(await probeDiscord({ ...options, guildId: elsewhere.id }), textsFor("en"));
  expect(missing).toMatchObject({ status: "fail", text: expect.stringContaining("DISCORD_GUILD_ID") });
  expect(missing.fix).toContain(`client_id=${discord.world.applicationId}`);
});

test("distinguishes a rejected token from an unreachable Discord", async () => {
  const discord = await startDiscord();
  const { apiUrl } = discord;
  const refused = discordCheck(await probeDiscord({ token: "wrong", apiUrl, guildId: null }), textsFor("en"));
  expect(refused).toMatchObject({ status: "fail", text: "Discord rejects DISCORD_TOKEN" });
  await discord[Symbol.asyncDispose]();
  const gone = discordCheck(await probeDiscord({ token: "any", apiUrl, guildId: null }), textsFor("en"));
  expect(gone.text).toContain("can't be reached");
});
