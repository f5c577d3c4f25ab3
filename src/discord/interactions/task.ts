import type { APIApplicationCommandOptionChoice } from "discord.js";
import type { Context, House } from "../house.ts";
import type { CommandOptions } from "./options.ts";
import type { Request } from "./request.ts";

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
  readonly limited: boolean | "lightly";
  /** Whether only those who manage the guild may have it done. */
  readonly managersOnly?: boolean;
  run(context: Context): Promise<void>;
}

export type Choice = APIApplicationCommandOptionChoice<string>;

/** A slash command. */
export interface SlashCommand {
  /** Reads what was asked; nothing is done yet. */
  task(options: CommandOptions, request: Request, house: House): Task;
  /** What could stand in the option being typed; from memory. */
  complete?(
    focused: { name: string; typed: string },
    request: Request,
    context: CompletionContext,
  ): readonly Choice[];
}

export type CompletionContext = Pick<Context, "house" | "texts">;
