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
import type { CommandTexts, DescriptionKey } from "../texts/command-texts.ts";
import { LANGUAGES } from "../texts/languages.ts";
import type { Texts } from "../texts/texts.ts";

type Option = APIApplicationCommandBasicOption;

/** The newsroom has the same limit. */
export const MAX_QUESTION_CHARACTERS = 1_000;

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
/** Discord hides these from others unless the guild's settings allow them; the bot checks again. */
const MANAGERS_ONLY = { default_member_permissions: String(PermissionFlagsBits.ManageGuild) };

/** Every command as registered with Discord: in English, with translations. */
export function commandDefinitions(): RESTPostAPIApplicationCommandsJSONBody[] {
  return [
    slash("brief", ANYWHERE, [
      text("brief.topic", { autocomplete: true, max_length: 200 }),
      text("brief.since", { autocomplete: true, max_length: 40 }),
    ]),
    slash("ask", ANYWHERE, [
      text("ask.question", { required: true, max_length: MAX_QUESTION_CHARACTERS }),
      { ...nameAndDescription("ask.private"), type: ApplicationCommandOptionType.Boolean },
    ]),
    slash("documents", { ...IN_GUILDS, ...MANAGERS_ONLY }, [
      subcommand("documents.list", [
        {
          ...nameAndDescription("documents.list.page"),
          type: ApplicationCommandOptionType.Integer,
          min_value: 1,
        },
      ]),
      subcommand("documents.search", [text("documents.search.words", { required: true, max_length: 200 })]),
      subcommand("documents.add", [
        {
          ...nameAndDescription("documents.add.file"),
          type: ApplicationCommandOptionType.Attachment,
          required: true,
        },
      ]),
      subcommand("documents.remove", [
        text("documents.remove.document", { required: true, autocomplete: true }),
      ]),
      subcommand("documents.reload", []),
    ]),
    scheduleDefinition(),
    watchDefinition(),
    slash("story", GUILDS_AND_DIRECT, [text("story.story", { required: true, autocomplete: true })]),
    slash("sources", GUILDS_AND_DIRECT, [text("sources.message", { max_length: 200 })]),
    slash("status", GUILDS_AND_DIRECT, []),
    slash("settings", { ...IN_GUILDS, ...MANAGERS_ONLY }, [
      channel("settings.errors-channel"),
      language("settings.language"),
      { ...nameAndDescription("settings.private-answers"), type: ApplicationCommandOptionType.Boolean },
    ]),
    slash("help", ANYWHERE, []),
    slash("forget-me", ANYWHERE, []),
    onMessage((texts) => texts.briefThis, ANYWHERE),
    onMessage((texts) => texts.addToDocuments, { ...IN_GUILDS, ...MANAGERS_ONLY }),
  ];
}

function scheduleDefinition(): RESTPostAPIApplicationCommandsJSONBody {
  const id = (name: DescriptionKey): Option =>
    text(name, { required: true, autocomplete: true, max_length: 40 });
  return slash("schedule", { ...IN_GUILDS, ...MANAGERS_ONLY }, [
    subcommand("schedule.add", [
      { ...channel("schedule.add.channel"), required: true },
      ...scheduleOptions("schedule.add"),
      text("schedule.add.id", { max_length: 40 }),
    ]),
    subcommand("schedule.list", []),
    subcommand("schedule.edit", [
      id("schedule.edit.id"),
      channel("schedule.edit.channel"),
      ...scheduleOptions("schedule.edit"),
    ]),
    subcommand("schedule.pause", [id("schedule.pause.id")]),
    subcommand("schedule.resume", [id("schedule.resume.id")]),
    subcommand("schedule.run", [id("schedule.run.id")]),
    subcommand("schedule.preview", [id("schedule.preview.id")]),
    subcommand("schedule.remove", [id("schedule.remove.id")]),
  ]);
}

/** Anyone may watch by direct message; the bot checks permissions if a channel is given. */
function watchDefinition(): RESTPostAPIApplicationCommandsJSONBody {
  return slash("watch", GUILDS_AND_DIRECT, [
    subcommand("watch.add", [
      text("watch.add.topic", { required: true, max_length: 200 }),
      channel("watch.add.channel"),
      text("watch.add.quiet-from", { max_length: 40 }),
      text("watch.add.quiet-to", { max_length: 40 }),
      text("watch.add.time-zone", { autocomplete: true, max_length: 60 }),
      {
        ...nameAndDescription("watch.add.per-hour"),
        type: ApplicationCommandOptionType.Integer,
        min_value: 1,
        max_value: 20,
      },
    ]),
    subcommand("watch.list", []),
    subcommand("watch.remove", [
      text("watch.remove.topic", { required: true, autocomplete: true, max_length: 200 }),
    ]),
  ]);
}

/** The options of a schedule, except its channel. */
function scheduleOptions(of: "schedule.add" | "schedule.edit"): Option[] {
  return [
    text(`${of}.time`, { max_length: 40 }),
    text(`${of}.weekdays`, { max_length: 100 }),
    text(`${of}.time-zone`, { autocomplete: true, max_length: 60 }),
    text(`${of}.topic`, { max_length: 200 }),
    {
      ...nameAndDescription(`${of}.nothing-new`),
      type: ApplicationCommandOptionType.String,
      choices: NOTHING_NEW.map(nothingNewChoice),
    },
    { ...nameAndDescription(`${of}.thread`), type: ApplicationCommandOptionType.Boolean },
    { ...nameAndDescription(`${of}.pictures`), type: ApplicationCommandOptionType.Boolean },
    text(`${of}.title`, { max_length: 100 }),
    language(`${of}.language`),
    text(`${of}.cron`, { max_length: 120 }),
  ];
}

const NOTHING_NEW = ["line", "silence"] as const;

function nothingNewChoice(value: (typeof NOTHING_NEW)[number]) {
  const { name, localizations } = inLanguages(({ schedules }) => schedules.nothingNew[value]);
  return { name, name_localizations: localizations, value };
}

function channel(name: DescriptionKey): Option {
  return {
    ...nameAndDescription(name),
    type: ApplicationCommandOptionType.Channel,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
  };
}

function language(name: DescriptionKey): Option {
  return {
    ...nameAndDescription(name),
    type: ApplicationCommandOptionType.String,
    choices: LANGUAGES.map(({ code, name: languageName }) => ({ name: languageName, value: code })),
  };
}

type Availability = Pick<RESTPostAPIApplicationCommandsJSONBody, "integration_types" | "contexts">;

function slash(
  name: DescriptionKey,
  availability: Availability,
  options: readonly APIApplicationCommandOption[],
): RESTPostAPIApplicationCommandsJSONBody {
  return {
    ...nameAndDescription(name),
    type: ApplicationCommandType.ChatInput,
    ...availability,
    ...(options.length > 0 ? { options: [...options] } : {}),
  };
}

function onMessage(
  nameIn: (texts: CommandTexts) => string,
  availability: Availability,
): RESTPostAPIApplicationCommandsJSONBody {
  const { name, localizations } = inLanguages(({ commands }) => nameIn(commands));
  return { name, name_localizations: localizations, type: ApplicationCommandType.Message, ...availability };
}

function subcommand(name: DescriptionKey, options: readonly Option[]): APIApplicationCommandSubcommandOption {
  return {
    ...nameAndDescription(name),
    type: ApplicationCommandOptionType.Subcommand,
    ...(options.length > 0 ? { options: [...options] } : {}),
  };
}

function text(
  name: DescriptionKey,
  more: { required?: boolean; autocomplete?: true; max_length?: number },
): Option {
  // Discord's types distinguish options with choices from those with autocomplete by a literal.
  return { ...nameAndDescription(name), type: ApplicationCommandOptionType.String, ...more } as Option;
}

function nameAndDescription(name: DescriptionKey) {
  const { name: description, localizations } = inLanguages(({ commands }) => commands.descriptions[name]);
  return {
    name: name.split(".").at(-1) ?? name,
    description,
    description_localizations: localizations,
  };
}

/** The English text, and the translations by Discord locale. */
function inLanguages(read: (texts: Texts) => string): { name: string; localizations: LocalizationMap } {
  const [first, ...rest] = LANGUAGES;
  const entries = rest.flatMap((texts) => texts.locales.map((locale) => [locale, read(texts)] as const));
  return { name: read(first), localizations: Object.fromEntries(entries) };
}
