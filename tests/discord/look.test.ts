import { expect, test } from "vitest";
import { lookAtDiscord } from "../../src/discord/look.ts";
import { discordCheck } from "../../src/ops/discord-check.ts";
import { startDiscord } from "../doubles/discord/start-discord.ts";

test("the doctor sees who the bot is and whether it is where it should be", async () => {
  await using discord = await startDiscord({ botName: "Herald" });
  const guild = discord.addGuild();
  const look = { token: discord.token, apiUrl: discord.apiUrl };
  const found = await lookAtDiscord({ ...look, guildId: guild.id });
  expect(found).toMatchObject({ ok: true, bot: "Herald", inGuild: true });
  expect(discordCheck(found)).toMatchObject({ status: "ok", fix: null });
  const elsewhere = discord.addGuild({ withBot: false });
  const missing = discordCheck(await lookAtDiscord({ ...look, guildId: elsewhere.id }));
  expect(missing).toMatchObject({ status: "fail", text: expect.stringContaining("DISCORD_GUILD_ID") });
  expect(missing.fix).toContain(`client_id=${discord.world.applicationId}`);
});

test("a refused token and an unreachable Discord are told apart", async () => {
  const discord = await startDiscord();
  const { apiUrl } = discord;
  const refused = discordCheck(await lookAtDiscord({ token: "wrong", apiUrl, guildId: null }));
  expect(refused).toMatchObject({ status: "fail", text: "DISCORD_TOKEN is refused" });
  await discord[Symbol.asyncDispose]();
  const gone = discordCheck(await lookAtDiscord({ token: "any", apiUrl, guildId: null }));
  expect(gone.text).toContain("can't be reached");
});
