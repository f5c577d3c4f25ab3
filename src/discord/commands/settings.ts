import { textsFor } from "../../catalogues/texts.ts";
import type { GuildSettings } from "../../domain/conversation/guild-store.ts";
import type { InteractionContext } from "../context/bot-context.ts";
import type { CommandOptions } from "../context/command-options.ts";
import type { SlashCommand } from "../context/task.ts";
import { newNonce } from "../message/ids.ts";
import { markdownMessage } from "../render/notices.ts";

export const settings: SlashCommand = {
  task: (options) => ({
    name: "settings",
    rateLimited: "lightly",
    managersOnly: true,
    acknowledge: "private",
    async run(context) {
      const { guild } = context.request;
      if (guild === null) return;
      const before = context.bot.service.settings(guild);
      const changes = parseSettings(options);
      if (changes.errorChannel !== undefined && !(await testPost(context, changes.errorChannel))) return;
      const after = { ...before, ...changes };
      if (Object.keys(changes).length > 0) await context.bot.service.saveSettings(guild, after);
      await context.respond.reply(markdownMessage(settingsText(after, context)));
    },
  }),
};

function parseSettings(options: CommandOptions): GuildSettings {
  const errorChannel = options.text("errors-channel");
  const language = options.text("language");
  const privateAnswers = options.flag("private-answers");
  return {
    ...(errorChannel === null ? {} : { errorChannel }),
    ...(language === null ? {} : { language: textsFor(language).code }),
    ...(privateAnswers === null ? {} : { privateAnswers }),
  };
}

/** Checks that the bot can post in the channel, since error notices must arrive. */
async function testPost({ bot, respond, texts }: InteractionContext, channel: string): Promise<boolean> {
  const text = texts.t("discord.settings.errors-channel", { channel: mention(channel) });
  const outcome = await bot.api.post(channel, markdownMessage(text), { nonce: newNonce() });
  if (!outcome.ok)
    await respond.reply(
      markdownMessage(texts.t("discord.settings.cannot-post", { channel: mention(channel) })),
    );
  return outcome.ok;
}

function settingsText(
  { errorChannel, language, privateAnswers }: GuildSettings,
  { texts }: InteractionContext,
): string {
  return [
    `**${texts.t("discord.settings.heading")}**`,
    errorChannel === undefined
      ? texts.t("discord.settings.no-errors-channel")
      : texts.t("discord.settings.errors-channel", { channel: mention(errorChannel) }),
    texts.t("discord.settings.language", {
      name: language === undefined ? texts.name : textsFor(language).name,
    }),
    texts.t(privateAnswers === true ? "discord.settings.private-answers" : "discord.settings.public-answers"),
  ].join("\n");
}

function mention(channel: string): string {
  return `<#${channel}>`;
}
