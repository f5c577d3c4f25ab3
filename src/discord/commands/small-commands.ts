import type { SlashCommand } from "../interactions/task.ts";
import { noticeMessage } from "../render/notices.ts";

export const help: SlashCommand = {
  task: () => ({
    name: "help",
    limited: false,
    acknowledge: "now",
    async run({ respond, language }) {
      await respond.reply(noticeMessage(language.commands.help.join("\n\n")), { private: true });
    },
  }),
};

export const forgetMe: SlashCommand = {
  task: () => ({
    name: "forget-me",
    limited: true,
    acknowledge: "private",
    async run({ house, request, respond, language }) {
      const things = await house.desk.forgetPerson(request.user);
      house.events.emit("info", "person.forgotten", { things });
      await respond.reply(noticeMessage(language.commands.forgotten(things)));
    },
  }),
};
