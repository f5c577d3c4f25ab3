import type { GuildSettings } from "../../domain/guild-memory.ts";
import type { Context } from "../house.ts";
import type { CommandOptions } from "../interactions/options.ts";
import type { SlashCommand } from "../interactions/task.ts";
import { newNonce } from "../reference.ts";
import { ownWords } from "../render/notices.ts";
import { textsFor } from "../texts/index.ts";

export const settings: SlashCommand = {
  task: (options) => ({
    name: "settings",
    limited: "lightly",
    managersOnly: true,
    acknowledge: "private",
    async run(context) {
      const { guild } = context.request;
      if (guild === null) return;
      const before = context.house.desk.settings(guild);
      const wanted = chosen(options);
      if (wanted.errorChannel !== undefined && !(await canWrite(context, wanted.errorChannel))) return;
      const after = { ...before, ...wanted };
      if (Object.keys(wanted).length > 0) await context.house.desk.keepSettings(guild, after);
      await context.respond.reply(ownWords(described(after, context)));
    },
  }),
};

function chosen(options: CommandOptions): GuildSettings {
  const errorChannel = options.text("errors-channel");
  const language = options.text("language");
  const privateAnswers = options.flag("private-answers");
  return {
    ...(errorChannel === null ? {} : { errorChannel }),
    ...(language === null ? {} : { language: textsFor(language).code }),
    ...(privateAnswers === null ? {} : { privateAnswers }),
  };
}

/** Tries it: what is told there must arrive when something is wrong. */
async function canWrite({ house, respond, texts }: Context, channel: string): Promise<boolean> {
  const text = texts.commands.settings.errors(mention(channel));
  const outcome = await house.api.post(channel, ownWords(text), { nonce: newNonce() });
  if (!outcome.ok) await respond.reply(ownWords(texts.commands.settings.cannotPost(mention(channel))));
  return outcome.ok;
}

function described({ errorChannel, language, privateAnswers }: GuildSettings, context: Context): string {
  const texts = context.texts.commands.settings;
  return [
    `**${texts.heading}**`,
    texts.errors(errorChannel === undefined ? null : mention(errorChannel)),
    texts.language(language === undefined ? context.texts.name : textsFor(language).name),
    texts.privateAnswers(privateAnswers ?? false),
  ].join("\n");
}

function mention(channel: string): string {
  return `<#${channel}>`;
}
