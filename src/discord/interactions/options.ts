import {
  type APIApplicationCommandInteractionDataOption,
  type APIAttachment,
  type APIInteractionDataResolved,
  ApplicationCommandOptionType,
} from "discord.js";

/** What stands behind a slash command: its subcommand, and its options by name. */
export interface CommandOptions {
  readonly subcommand: string | null;
  readonly text: (name: string) => string | null;
  readonly flag: (name: string) => boolean | null;
  readonly number: (name: string) => number | null;
  readonly attachment: (name: string) => APIAttachment | null;
  /** The option being typed, with what stands there by now; null but for autocomplete. */
  readonly focused: { readonly name: string; readonly typed: string } | null;
}

type Given = APIApplicationCommandInteractionDataOption;

type Resolved = Pick<APIInteractionDataResolved, "attachments">;

export function readOptions(given: readonly Given[] = [], resolved: Resolved = {}): CommandOptions {
  const [first] = given;
  if (first?.type === ApplicationCommandOptionType.Subcommand) {
    return { ...flatOptions(first.options ?? [], resolved), subcommand: first.name };
  }
  return flatOptions(given, resolved);
}

function flatOptions(given: readonly Given[], { attachments = {} }: Resolved): CommandOptions {
  const values = new Map(given.flatMap((option) => ("value" in option ? [[option.name, option.value]] : [])));
  const focused = given.find((option) => "focused" in option && option.focused === true);
  return {
    subcommand: null,
    text: (name) => oneOf(values.get(name), isText),
    flag: (name) => oneOf(values.get(name), isFlag),
    number: (name) => oneOf(values.get(name), isNumber),
    attachment: (name) => attachments[oneOf(values.get(name), isText) ?? ""] ?? null,
    focused:
      focused === undefined ? null : { name: focused.name, typed: String(values.get(focused.name) ?? "") },
  };
}

const isText = (value: unknown): value is string => typeof value === "string";
const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isNumber = (value: unknown): value is number => typeof value === "number";

function oneOf<T>(value: unknown, is: (value: unknown) => value is T): T | null {
  return is(value) ? value : null;
}
