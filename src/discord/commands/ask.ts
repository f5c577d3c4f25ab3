import { acknowledgementOf, answerInteraction } from "../answering/answer-interaction.ts";
import type { SlashCommand } from "../interactions/task.ts";

export const ask: SlashCommand = {
  task(options, request, { desk }) {
    const isPrivate = options.flag("private") ?? desk.settings(request.guild).privateAnswers ?? false;
    const question = options.text("question") ?? "";
    return {
      name: "ask",
      limited: true,
      acknowledge: acknowledgementOf({ isPrivate }, request),
      run: (context) => answerInteraction(context, { question, conversation: null, isPrivate }),
    };
  },
};
