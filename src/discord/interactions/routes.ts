import { type APIInteraction, ApplicationCommandType, InteractionType } from "discord.js";
import { buttonTask } from "../buttons/button-task.ts";
import { formTask } from "../buttons/form-task.ts";
import { messageCommandTask } from "../commands/message-commands.ts";
import { SLASH_COMMANDS } from "../commands/table.ts";
import { readCustomId } from "../custom-id.ts";
import type { House } from "../house.ts";
import { readOptions } from "./options.ts";
import type { Request } from "./request.ts";
import type { Choice, CompletionContext, Task } from "./task.ts";

/** Where an interaction leads. "unknown" is a command or button of another version. */
export type Route =
  | { readonly kind: "task"; readonly task: Task }
  | { readonly kind: "choices"; readonly choices: (context: CompletionContext) => readonly Choice[] }
  | { readonly kind: "unknown"; readonly what: string };

/** An interaction that somebody waits for. */
export type Asked = Exclude<APIInteraction, { type: InteractionType.Ping }>;

export function routeOf(interaction: Asked, request: Request, house: House): Route {
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete: {
      const { focused } = readOptions(interaction.data.options);
      const complete = SLASH_COMMANDS.get(interaction.data.name)?.complete;
      if (focused === null || complete === undefined) return unknown(interaction.data.name);
      return { kind: "choices", choices: (context) => complete(focused, request, context) };
    }
    case InteractionType.ApplicationCommand: {
      const { data } = interaction;
      if (data.type === ApplicationCommandType.Message) return leads(messageCommandTask(data), data.name);
      if (data.type !== ApplicationCommandType.ChatInput) return unknown(data.name);
      const options = readOptions(data.options, data.resolved);
      return leads(SLASH_COMMANDS.get(data.name)?.task(options, request, house), data.name);
    }
    case InteractionType.MessageComponent: {
      const id = readCustomId(interaction.data.custom_id);
      return leads(id === null ? null : buttonTask(id), interaction.data.custom_id);
    }
    case InteractionType.ModalSubmit: {
      const id = readCustomId(interaction.data.custom_id);
      return leads(id === null ? null : formTask(id, interaction, request), interaction.data.custom_id);
    }
  }
}

function leads(task: Task | null | undefined, what: string): Route {
  return task === null || task === undefined ? unknown(what) : { kind: "task", task };
}

function unknown(what: string): Route {
  return { kind: "unknown", what };
}
