import { type APIInteraction, ApplicationCommandType, InteractionType } from "discord.js";
import { buttonTask } from "../buttons/button-task.ts";
import { formTask } from "../buttons/form-task.ts";
import { messageCommandTask } from "../commands/message-commands.ts";
import { SLASH_COMMANDS } from "../commands/slash-commands.ts";
import type { BotContext } from "../context/bot-context.ts";
import { parseOptions } from "../context/command-options.ts";
import type { InteractionRequest } from "../context/interaction-request.ts";
import type { AutocompleteContext, Choice, Task } from "../context/task.ts";
import { parseCustomId } from "../message/custom-id.ts";

/** "unknown" is a command or button of another version. */
export type Route =
  | { readonly kind: "task"; readonly task: Task }
  | { readonly kind: "choices"; readonly choices: (context: AutocompleteContext) => readonly Choice[] }
  | { readonly kind: "unknown"; readonly what: string };

/** An interaction that expects a reply. */
export type AnswerableInteraction = Exclude<APIInteraction, { type: InteractionType.Ping }>;

export function routeOf(
  interaction: AnswerableInteraction,
  request: InteractionRequest,
  bot: BotContext,
): Route {
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete: {
      const { focused } = parseOptions(interaction.data.options);
      const complete = SLASH_COMMANDS.get(interaction.data.name)?.autocomplete;
      if (focused === null || complete === undefined) return unknownRoute(interaction.data.name);
      return { kind: "choices", choices: (context) => complete(focused, request, context) };
    }
    case InteractionType.ApplicationCommand: {
      const { data } = interaction;
      if (data.type === ApplicationCommandType.Message) return toRoute(messageCommandTask(data), data.name);
      if (data.type !== ApplicationCommandType.ChatInput) return unknownRoute(data.name);
      const options = parseOptions(data.options, data.resolved);
      return toRoute(SLASH_COMMANDS.get(data.name)?.task(options, request, bot), data.name);
    }
    case InteractionType.MessageComponent: {
      const id = parseCustomId(interaction.data.custom_id);
      return toRoute(id === null ? null : buttonTask(id), interaction.data.custom_id);
    }
    case InteractionType.ModalSubmit: {
      const id = parseCustomId(interaction.data.custom_id);
      return toRoute(id === null ? null : formTask(id, interaction, request), interaction.data.custom_id);
    }
  }
}

function toRoute(task: Task | null | undefined, what: string): Route {
  return task === null || task === undefined ? unknownRoute(what) : { kind: "task", task };
}

function unknownRoute(what: string): Route {
  return { kind: "unknown", what };
}
