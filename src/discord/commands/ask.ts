import type { SlashCommand } from "../context/task.ts";
import { acknowledgementOf, answerInteraction } from "../replies/answer-interaction.ts";

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
