import type { SlashCommand } from "../interactions/task.ts";
import { noticeMessage, ownWords } from "../render/notices.ts";

export const help: SlashCommand = {
  task: () => ({
    name: "help",
    limited: false,
    acknowledge: "now",
    async run({ respond, texts }) {
      await respond.reply(ownWords(texts.commands.help.join("\n\n")), { private: true });
    },
  }),
};

export const forgetMe: SlashCommand = {
  task: () => ({
    name: "forget-me",
    limited: "lightly",
    acknowledge: "private",
    async run({ house, request, respond, texts }) {
      const things = await house.desk.forgetPerson(request.user);
      house.events.emit("info", "person.forgotten", { things });
      await respond.reply(noticeMessage(texts.commands.forgotten(things)));
    },
  }),
};
