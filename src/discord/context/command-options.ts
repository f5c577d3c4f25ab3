import {
  type APIApplicationCommandInteractionDataOption,
  type APIAttachment,
  type APIInteractionDataResolved,
  ApplicationCommandOptionType,
} from "discord.js";

/** The subcommand and options of a slash command. */
export interface CommandOptions {
  readonly subcommand: string | null;
  readonly text: (name: string) => string | null;
  readonly flag: (name: string) => boolean | null;
  readonly number: (name: string) => number | null;
  readonly attachment: (name: string) => APIAttachment | null;
  /** The option being typed and its text so far; null except for autocomplete. */
  readonly focused: { readonly name: string; readonly typed: string } | null;
}

type OptionData = APIApplicationCommandInteractionDataOption;

type Resolved = Pick<APIInteractionDataResolved, "attachments">;

export function parseOptions(options: readonly OptionData[] = [], resolved: Resolved = {}): CommandOptions {
  const [first] = options;
  if (first?.type === ApplicationCommandOptionType.Subcommand) {
    return { ...parseFlatOptions(first.options ?? [], resolved), subcommand: first.name };
  }
  return parseFlatOptions(options, resolved);
}

function parseFlatOptions(options: readonly OptionData[], { attachments = {} }: Resolved): CommandOptions {
  const values = new Map(
    options.flatMap((option) => ("value" in option ? [[option.name, option.value]] : [])),
  );
  const focused = options.find((option) => "focused" in option && option.focused === true);
  return {
    subcommand: null,
    text: (name) => valueIf(values.get(name), isText),
    flag: (name) => valueIf(values.get(name), isFlag),
    number: (name) => valueIf(values.get(name), isNumber),
    attachment: (name) => attachments[valueIf(values.get(name), isText) ?? ""] ?? null,
    focused:
      focused === undefined ? null : { name: focused.name, typed: String(values.get(focused.name) ?? "") },
  };
}

const isText = (value: unknown): value is string => typeof value === "string";
const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isNumber = (value: unknown): value is number => typeof value === "number";

function valueIf<T>(value: unknown, is: (value: unknown) => value is T): T | null {
  return is(value) ? value : null;
}
