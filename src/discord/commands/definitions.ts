import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import type { CommandTexts, Described } from "../texts/commands/command-texts.ts";
import { LANGUAGES } from "../texts/index.ts";
import type { Texts } from "../texts/texts.ts";

type Option = APIApplicationCommandBasicOption;

/** Longest question, in characters; the newsroom reads no further either. */
export const QUESTION_CHARACTERS = 1_000;

const IN_GUILDS = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};
const GUILDS_AND_DIRECT = {
  ...IN_GUILDS,
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};
const ANYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};
/** Discord hides these from all others until the guild's own settings say otherwise; we check it again. */
const FOR_MANAGERS = { default_member_permissions: String(PermissionFlagsBits.ManageGuild) };

/** Every command, as Discord takes them: English, with the other languages beside it. */
export function commandDefinitions(): RESTPostAPIApplicationCommandsJSONBody[] {
  return [
    slash("brief", ANYWHERE, [
      text("brief.topic", { autocomplete: true, max_length: 200 }),
      text("brief.since", { autocomplete: true, max_length: 40 }),
    ]),
    slash("ask", ANYWHERE, [
      text("ask.question", { required: true, max_length: QUESTION_CHARACTERS }),
      { ...described("ask.private"), type: ApplicationCommandOptionType.Boolean },
    ]),
    slash("documents", { ...IN_GUILDS, ...FOR_MANAGERS }, [
      subcommand("documents.list", [
        { ...described("documents.list.page"), type: ApplicationCommandOptionType.Integer, min_value: 1 },
      ]),
      subcommand("documents.search", [text("documents.search.words", { required: true, max_length: 200 })]),
      subcommand("documents.add", [
        {
          ...described("documents.add.file"),
          type: ApplicationCommandOptionType.Attachment,
          required: true,
        },
      ]),
      subcommand("documents.remove", [
        text("documents.remove.document", { required: true, autocomplete: true }),
      ]),
      subcommand("documents.reload", []),
    ]),
    slash("story", GUILDS_AND_DIRECT, [text("story.story", { required: true, autocomplete: true })]),
    slash("sources", GUILDS_AND_DIRECT, [text("sources.message", { max_length: 200 })]),
    slash("status", GUILDS_AND_DIRECT, []),
    slash("settings", { ...IN_GUILDS, ...FOR_MANAGERS }, [
      {
        ...described("settings.errors-channel"),
        type: ApplicationCommandOptionType.Channel,
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
      },
      {
        ...described("settings.language"),
        type: ApplicationCommandOptionType.String,
        choices: LANGUAGES.map(({ code, name }) => ({ name, value: code })),
      },
      { ...described("settings.private-answers"), type: ApplicationCommandOptionType.Boolean },
    ]),
    slash("help", ANYWHERE, []),
    slash("forget-me", ANYWHERE, []),
    onMessage((texts) => texts.briefThis, ANYWHERE),
    onMessage((texts) => texts.addToDocuments, { ...IN_GUILDS, ...FOR_MANAGERS }),
  ];
}

type Place = Pick<RESTPostAPIApplicationCommandsJSONBody, "integration_types" | "contexts">;

function slash(
  name: Described,
  place: Place,
  options: readonly APIApplicationCommandOption[],
): RESTPostAPIApplicationCommandsJSONBody {
  return {
    ...described(name),
    type: ApplicationCommandType.ChatInput,
    ...place,
    ...(options.length > 0 ? { options: [...options] } : {}),
  };
}

function onMessage(
  nameIn: (texts: CommandTexts) => string,
  place: Place,
): RESTPostAPIApplicationCommandsJSONBody {
  const { name, others } = inLanguages(nameIn);
  return { name, name_localizations: others, type: ApplicationCommandType.Message, ...place };
}

function subcommand(name: Described, options: readonly Option[]): APIApplicationCommandSubcommandOption {
  return {
    ...described(name),
    type: ApplicationCommandOptionType.Subcommand,
    ...(options.length > 0 ? { options: [...options] } : {}),
  };
}

function text(
  name: Described,
  more: { required?: boolean; autocomplete?: true; max_length?: number },
): Option {
  // The two kinds of text option, with choices and with autocomplete, are told apart by a literal in Discord's types.
  return { ...described(name), type: ApplicationCommandOptionType.String, ...more } as Option;
}

function described(name: Described) {
  const { name: description, others } = inLanguages((texts) => texts.describe[name]);
  return {
    name: name.split(".").at(-1) ?? name,
    description,
    description_localizations: others,
  };
}

/** The English text, and those of the other languages by Discord's names for these. */
function inLanguages(read: (texts: CommandTexts) => string): { name: string; others: LocalizationMap } {
  const [first, ...rest] = LANGUAGES;
  const entries = rest.flatMap(({ locales, commands }: Texts) =>
    locales.map((locale) => [locale, read(commands)] as const),
  );
  return { name: read(first.commands), others: Object.fromEntries(entries) };
}
