import type { APIApplicationCommandOptionChoice } from "discord.js";
import type { BotContext, InteractionContext } from "./bot-context.ts";
import type { CommandOptions } from "./command-options.ts";
import type { InteractionRequest } from "./interaction-request.ts";

/**
 * How an interaction is acknowledged: "now" is answered at once and from memory, the others are deferred before any work;
 * "update" shows nothing and changes the message its button stands on.
 */
export type Acknowledgement = "now" | "private" | "public" | "update";

/** What an interaction asks for. */
export interface Task {
  readonly name: string;
  readonly acknowledge: Acknowledgement;
  /** Whether it counts against what a person and a guild may ask; "lightly": as a look-up does, a fifth of a question. */
  readonly rateLimited: boolean | "lightly";
  /** Whether only those who manage the guild may have it done. */
  readonly managersOnly?: boolean;
  run(context: InteractionContext): Promise<void>;
}

export type Choice = APIApplicationCommandOptionChoice<string>;

/** A slash command. */
export interface SlashCommand {
  /** Reads what was asked; nothing is done yet. */
  task(options: CommandOptions, request: InteractionRequest, bot: BotContext): Task;
  /** What could stand in the option being typed; from memory. */
  autocomplete?(
    focused: { name: string; typed: string },
    request: InteractionRequest,
    context: AutocompleteContext,
  ): readonly Choice[];
}

export type AutocompleteContext = Pick<InteractionContext, "bot" | "texts">;
