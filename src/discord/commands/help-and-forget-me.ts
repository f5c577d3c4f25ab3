import type { SlashCommand } from "../context/task.ts";
import { markdownMessage, noticeMessage } from "../render/notices.ts";

export const help: SlashCommand = {
  task: () => ({
    name: "help",
    rateLimited: false,
    acknowledge: "now",
    async run({ respond, texts }) {
      await respond.reply(markdownMessage(texts.commands.help.join("\n\n")), { private: true });
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
      await respond.reply(noticeMessage(texts.commands.forgotten(things)));
    },
  }),
};
