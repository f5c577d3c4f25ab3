import type { APIApplicationCommandOptionChoice } from "discord.js";
import type { BotContext, InteractionContext } from "./bot-context.ts";
import type { CommandOptions } from "./command-options.ts";
import type { InteractionRequest } from "./interaction-request.ts";

/**
 * How an interaction is acknowledged. "now": answered at once from memory. The others are deferred before any work;
 * "update" edits the button's message.
 */
export type Acknowledgement = "now" | "private" | "public" | "update";

/** The work for one interaction. */
export interface Task {
  readonly name: string;
  readonly acknowledge: Acknowledgement;
  /** Whether the request quota applies; "lightly" costs LOOKUP_COST, a fifth of a question. */
  readonly rateLimited: boolean | "lightly";
  /** Whether it needs Manage Server. */
  readonly managersOnly?: boolean;
  run(context: InteractionContext): Promise<void>;
}

export type Choice = APIApplicationCommandOptionChoice<string>;

export interface SlashCommand {
  /** Parses the options into a task, without side effects. */
  task(options: CommandOptions, request: InteractionRequest, bot: BotContext): Task;
  /** Suggestions for the option being typed, from memory. */
  autocomplete?(
    focused: { name: string; typed: string },
    request: InteractionRequest,
    context: AutocompleteContext,
  ): readonly Choice[];
}

export type AutocompleteContext = Pick<InteractionContext, "bot" | "texts">;
