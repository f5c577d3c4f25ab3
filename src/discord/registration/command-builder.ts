import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  type LocalizationMap,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import type { MessageKey, Texts } from "../../domain/texts/texts.ts";

/**
 * The commands and options that have a description: "command", "command.subcommand", "command.option" and so on. The
 * last part is the name.
 */
export type DescriptionKey = KeyBelow<"discord.command">;

type KeyBelow<Area extends string> = MessageKey extends infer Key
  ? Key extends `${Area}.${infer Rest}`
    ? Rest
    : never
  : never;

export type Option = APIApplicationCommandBasicOption;
type Availability = Pick<RESTPostAPIApplicationCommandsJSONBody, "integration_types" | "contexts">;

/** The languages of the commands: the first, English, is the default. */
export type CommandLanguages = readonly [Texts, ...Texts[]];

/** Builds commands and their options with descriptions in all languages. */
export interface CommandBuilder {
  slash(
    name: DescriptionKey,
    availability: Availability,
    options: readonly APIApplicationCommandOption[],
  ): RESTPostAPIApplicationCommandsJSONBody;
  onMessage(
    name: KeyBelow<"discord.message-command">,
    availability: Availability,
  ): RESTPostAPIApplicationCommandsJSONBody;
  subcommand(name: DescriptionKey, options: readonly Option[]): APIApplicationCommandSubcommandOption;
  text(name: DescriptionKey, more: { required?: boolean; autocomplete?: true; max_length?: number }): Option;
  number(name: DescriptionKey, more: { min_value: number; max_value?: number }): Option;
  flag(name: DescriptionKey): Option;
  channel(name: DescriptionKey): Option;
  /** One of several values, each with its name. */
  choice<Value extends string>(
    name: DescriptionKey,
    values: readonly Value[],
    textOf: (value: Value, texts: Texts) => string,
  ): Option;
  /** A choice of the interface languages. */
  language(name: DescriptionKey): Option;
  file(name: DescriptionKey): Option;
}

export function createCommandBuilder(languages: CommandLanguages): CommandBuilder {
  /** The English text, and the translations by Discord locale. */
  function inLanguages(read: (texts: Texts) => string): { name: string; localizations: LocalizationMap } {
    const [english, ...others] = languages;
    const entries = others.flatMap((texts) =>
      texts.discordLocales.map((locale) => [locale, read(texts)] as const),
    );
    return { name: read(english), localizations: Object.fromEntries(entries) };
  }

  function nameAndDescription(name: DescriptionKey) {
    const { name: description, localizations } = inLanguages((texts) => texts.t(`discord.command.${name}`));
    return {
      name: name.split(".").at(-1) ?? name,
      description,
      description_localizations: localizations,
    };
  }

  return {
    slash: (name, availability, options) => ({
      ...nameAndDescription(name),
      type: ApplicationCommandType.ChatInput,
      ...availability,
      ...(options.length > 0 ? { options: [...options] } : {}),
    }),
    onMessage(key, availability) {
      const { name, localizations } = inLanguages((texts) => texts.t(`discord.message-command.${key}`));
      return {
        name,
        name_localizations: localizations,
        type: ApplicationCommandType.Message,
        ...availability,
      };
    },
    subcommand: (name, options) => ({
      ...nameAndDescription(name),
      type: ApplicationCommandOptionType.Subcommand,
      ...(options.length > 0 ? { options: [...options] } : {}),
    }),
    text: (name, more) =>
      // Discord's types distinguish options with choices from those with autocomplete by a literal.
      ({ ...nameAndDescription(name), type: ApplicationCommandOptionType.String, ...more }) as Option,
    number: (name, more) => ({
      ...nameAndDescription(name),
      type: ApplicationCommandOptionType.Integer,
      ...more,
    }),
    flag: (name) => ({ ...nameAndDescription(name), type: ApplicationCommandOptionType.Boolean }),
    channel: (name) => ({
      ...nameAndDescription(name),
      type: ApplicationCommandOptionType.Channel,
      channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    }),
    choice: (name, values, textOf) => ({
      ...nameAndDescription(name),
      type: ApplicationCommandOptionType.String,
      choices: values.map((value) => {
        const { name: label, localizations } = inLanguages((texts) => textOf(value, texts));
        return { name: label, name_localizations: localizations, value };
      }),
    }),
    language: (name) => ({
      ...nameAndDescription(name),
      type: ApplicationCommandOptionType.String,
      choices: languages.map(({ code, name: languageName }) => ({ name: languageName, value: code })),
    }),
    file: (name) => ({
      ...nameAndDescription(name),
      type: ApplicationCommandOptionType.Attachment,
      required: true,
    }),
  };
}
