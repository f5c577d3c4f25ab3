import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import { FULL_TEXT_MODES } from "../../domain/feeds/feed.ts";
import { SWITCH_NAMES } from "../../domain/schedules/schedule.ts";
import {
  type CommandBuilder,
  type CommandLanguages,
  createCommandBuilder,
  type DescriptionKey,
  type Option,
} from "./command-builder.ts";

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

/** Every command as registered with Discord: in the first language, English, with translations into the others. */
export function commandDefinitions(languages: CommandLanguages): RESTPostAPIApplicationCommandsJSONBody[] {
  const builder = createCommandBuilder(languages);
  const { slash, onMessage, subcommand, text, number, flag, channel, language, file } = builder;
  return [
    slash("brief", ANYWHERE, [
      text("brief.topic", { autocomplete: true, max_length: 200 }),
      text("brief.since", { autocomplete: true, max_length: 40 }),
    ]),
    slash("ask", ANYWHERE, [
      text("ask.question", { required: true, max_length: MAX_QUESTION_CHARACTERS }),
      flag("ask.private"),
    ]),
    slash("documents", { ...IN_GUILDS, ...MANAGERS_ONLY }, [
      subcommand("documents.list", [number("documents.list.page", { min_value: 1 })]),
      subcommand("documents.search", [text("documents.search.words", { required: true, max_length: 200 })]),
      subcommand("documents.add", [file("documents.add.file")]),
      subcommand("documents.remove", [
        text("documents.remove.document", { required: true, autocomplete: true }),
      ]),
      subcommand("documents.reload", []),
    ]),
    feedDefinition(builder),
    scheduleDefinition(builder),
    watchDefinition(builder),
    slash("story", GUILDS_AND_DIRECT, [text("story.story", { required: true, autocomplete: true })]),
    slash("sources", GUILDS_AND_DIRECT, [text("sources.message", { max_length: 200 })]),
    slash("status", GUILDS_AND_DIRECT, []),
    slash("settings", { ...IN_GUILDS, ...MANAGERS_ONLY }, [
      channel("settings.errors-channel"),
      language("settings.language"),
      flag("settings.private-answers"),
    ]),
    slash("help", ANYWHERE, []),
    slash("forget-me", ANYWHERE, []),
    onMessage("brief-this", ANYWHERE),
    onMessage("add-to-documents", { ...IN_GUILDS, ...MANAGERS_ONLY }),
  ];
}

function feedDefinition(builder: CommandBuilder): RESTPostAPIApplicationCommandsJSONBody {
  const { slash, subcommand, text, number, flag, choice, file } = builder;
  const address = text("feed.option.url", { required: true, max_length: 2_000 });
  const ofExisting = (name: DescriptionKey) =>
    subcommand(name, [text("feed.option.feed", { required: true, max_length: 2_000 })]);
  return slash("feed", { ...IN_GUILDS, ...MANAGERS_ONLY }, [
    subcommand("feed.add", [
      address,
      text("feed.add.name", { max_length: 100 }),
      choice("feed.add.full-text", FULL_TEXT_MODES, (mode, texts) =>
        texts.t(`discord.feed.full-text.${mode}`),
      ),
      text("feed.add.topic", { max_length: 200 }),
      text("feed.add.language", { max_length: 3 }),
      number("feed.add.existing-days", { min_value: 0, max_value: 365 }),
    ]),
    subcommand("feed.list", []),
    ofExisting("feed.remove"),
    ofExisting("feed.pause"),
    ofExisting("feed.resume"),
    subcommand("feed.preview", [address]),
    subcommand("feed.refresh", [text("feed.option.feed", { max_length: 2_000 })]),
    subcommand("feed.import", [file("feed.import.file"), flag("feed.import.confirm")]),
    subcommand("feed.export", []),
  ]);
}

function scheduleDefinition(builder: CommandBuilder): RESTPostAPIApplicationCommandsJSONBody {
  const { slash, subcommand, text, channel } = builder;
  const ofExisting = (name: DescriptionKey, options: readonly Option[] = []) =>
    subcommand(name, [
      text("schedule.option.id", { required: true, autocomplete: true, max_length: 40 }),
      ...options,
    ]);
  return slash("schedule", { ...IN_GUILDS, ...MANAGERS_ONLY }, [
    subcommand("schedule.add", [
      { ...channel("schedule.option.channel"), required: true },
      ...scheduleOptions(builder, { topic: "schedule.option.topic", title: "schedule.option.title" }),
      text("schedule.add.id", { max_length: 40 }),
    ]),
    subcommand("schedule.list", []),
    ofExisting("schedule.edit", [
      channel("schedule.option.channel"),
      ...scheduleOptions(builder, { topic: "schedule.edit.topic", title: "schedule.edit.title" }),
    ]),
    ofExisting("schedule.pause"),
    ofExisting("schedule.resume"),
    ofExisting("schedule.run"),
    ofExisting("schedule.preview"),
    ofExisting("schedule.remove"),
  ]);
}

/** Anyone may watch by direct message; the bot checks permissions if a channel is given. */
function watchDefinition({
  slash,
  subcommand,
  text,
  number,
  channel,
}: CommandBuilder): RESTPostAPIApplicationCommandsJSONBody {
  return slash("watch", GUILDS_AND_DIRECT, [
    subcommand("watch.add", [
      text("watch.add.topic", { required: true, max_length: 200 }),
      channel("watch.add.channel"),
      text("watch.add.quiet-from", { max_length: 40 }),
      text("watch.add.quiet-to", { max_length: 40 }),
      text("watch.add.time-zone", { autocomplete: true, max_length: 60 }),
      number("watch.add.per-hour", { min_value: 1, max_value: 20 }),
    ]),
    subcommand("watch.list", []),
    subcommand("watch.remove", [
      text("watch.remove.topic", { required: true, autocomplete: true, max_length: 200 }),
    ]),
  ]);
}

/** The options of a schedule, except its id and channel. */
function scheduleOptions(
  { text, choice, flag, language }: CommandBuilder,
  { topic, title }: Readonly<Record<"topic" | "title", DescriptionKey>>,
): Option[] {
  return [
    text("schedule.option.time", { max_length: 40 }),
    text("schedule.option.weekdays", { max_length: 100 }),
    text("schedule.option.time-zone", { autocomplete: true, max_length: 60 }),
    text(topic, { max_length: 200 }),
    choice("schedule.option.nothing-new", ["line", "silence"], (value, texts) =>
      texts.t(`discord.schedule.if-nothing-new.${value}`),
    ),
    ...SWITCH_NAMES.map((name) => flag(`schedule.option.${name}`)),
    text(title, { max_length: 100 }),
    language("schedule.option.language"),
    text("schedule.option.cron", { max_length: 120 }),
  ];
}
