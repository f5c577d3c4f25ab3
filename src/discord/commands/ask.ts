import { acknowledgementOf, answerInteraction } from "../answering/answer-interaction.ts";
import type { SlashCommand } from "../interactions/task.ts";

export const ask: SlashCommand = {
  task(options, request, { service }) {
    const isPrivate = options.flag("private") ?? service.settings(request.guild).privateAnswers ?? false;
    const question = options.text("question") ?? "";
    return {
      name: "ask",
      rateLimited: true,
      acknowledge: acknowledgementOf({ isPrivate }, request),
      run: (context) => answerInteraction(context, { question, conversation: null, isPrivate }),
    };
  },
};
