import type { SlashCommand } from "../context/task.ts";
import { markdownMessage, noticeMessage } from "../render/notices.ts";

export const help: SlashCommand = {
  task: () => ({
    name: "help",
    rateLimited: false,
    acknowledge: "now",
    async run({ respond, texts }) {
      const paragraphs = [
        texts.t("discord.help.introduction"),
        texts.t("discord.help.commands"),
        texts.t("discord.help.mentions"),
      ];
      await respond.reply(markdownMessage(paragraphs.join("\n\n")), { private: true });
    },
  }),
};

export const forgetMe: SlashCommand = {
  task: () => ({
    name: "forget-me",
    rateLimited: "lightly",
    acknowledge: "private",
    async run({ bot, request, respond, texts }) {
      const things = await bot.service.forgetPerson(request.user);
      bot.events.emit("info", "person.forgotten", { things });
      await respond.reply(noticeMessage(texts.t("discord.reply.forgotten", { count: things })));
    },
  }),
};
