import type { ScheduleCommand } from "./schedule-actions.ts";

/** How to call the program in a fresh checkout, for hints that can be copied. */
export const PROGRAM = "node dateline.mjs";

/** A valid command with its arguments. */
export type Command =
  | { readonly name: "serve" }
  | { readonly name: "brief"; readonly json: boolean }
  | { readonly name: "ask"; readonly question: string; readonly json: boolean }
  | { readonly name: "chat" }
  | { readonly name: "sources"; readonly number: number }
  | ScheduleCommand
  | { readonly name: "backup"; readonly file: string }
  | { readonly name: "restore"; readonly file: string }
  | { readonly name: "doctor"; readonly rebuild: boolean };

export type CommandName = Command["name"];

export interface Option {
  readonly value: string | null;
  readonly help: string;
}

/** All options. `value` is the placeholder of the option's value; null for a switch. */
export const OPTIONS = {
  documents: { value: "DIR", help: "the folder of documents (instead of DOCUMENTS_DIR)" },
  data: { value: "DIR", help: "the data folder, for Dateline's database (instead of DATA_DIR)" },
  since: { value: "ISO", help: "only documents published since: 2026-05-06 or 2026-05-06T08:00" },
  json: { value: null, help: "print only one JSON document" },
  guild: { value: "ID", help: "the server's ID (instead of DISCORD_GUILD_ID)" },
  channel: { value: "ID", help: "the channel's ID" },
  time: { value: "TIME", help: "07:30, 7:30 pm, noon" },
  days: { value: "DAYS", help: "daily, weekdays, mon-fri, or mon,wed (default: daily)" },
  cron: { value: '"CRON"', help: "a cron expression instead of a time" },
  zone: { value: "ZONE", help: "Europe/Kyiv, new york, +2 (instead of TIME_ZONE)" },
  topic: { value: '"WORDS"', help: 'only stories on this topic: ferries, "Chile fires"; none: all' },
  title: { value: '"WORDS"', help: "title of each briefing; none: the default" },
  language: { value: "CODE", help: "language of headings and hints: en, de; none: the server's" },
  "nothing-new": { value: "HOW", help: "when there is nothing new: line or silence" },
  thread: { value: null, help: "post all but the first message in a thread" },
  "no-thread": { value: null, help: "post everything in the channel" },
  pictures: { value: null, help: "post the briefings with a picture" },
  "no-pictures": { value: null, help: "post the briefings without pictures" },
  rebuild: { value: null, help: "move the database aside and read all documents again" },
  help: { value: null, help: "show this help" },
  version: { value: null, help: "show the version" },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof OPTIONS;

export interface CommandSpec {
  /** The placeholder of the argument; null when the command takes none. */
  readonly argument: string | null;
  readonly options: readonly OptionName[];
  readonly help: string;
  readonly details: string;
}

export const COMMANDS: Readonly<Record<CommandName, CommandSpec>> = {
  serve: {
    argument: null,
    options: ["documents", "data", "since"],
    help: "run the bot (with DISCORD_TOKEN), else print the briefing and take questions; the default command",
    details:
      "Without a token, it takes questions if the input is a terminal. With HTTP_PORT set, it serves pages, health\nchecks and metrics while it runs: docs/operations.md.",
  },
  brief: {
    argument: null,
    options: ["documents", "data", "since", "json"],
    help: "print the briefing",
    details: "Without --since it covers every document in the folder.",
  },
  ask: {
    argument: '"question"',
    options: ["documents", "data", "json"],
    help: "answer one question from the documents",
    details: "When the documents do not answer the question, it says so and shows the closest passage.",
  },
  chat: {
    argument: null,
    options: ["documents", "data", "since"],
    help: "take questions, one per line, with follow-ups",
    details: "In the chat: /sources N, /brief, /help, /quit. Ctrl-D and Ctrl-C also end it.",
  },
  sources: {
    argument: "N",
    options: ["documents", "data"],
    help: "show the sentences behind [N] of the last briefing or answer",
    details: "With the document, the numbers of the sentences in it, and its publication date.",
  },
  schedule: {
    argument: "ACTION",
    options: [
      ...(["documents", "data", "guild", "channel", "time", "days", "cron", "zone"] as const),
      ...(["topic", "title", "language", "nothing-new", "thread", "no-thread"] as const),
      ...(["pictures", "no-pictures", "json"] as const),
    ],
    help: "manage scheduled briefings: list, add, edit, pause, resume, run, preview, remove",
    details:
      "All actions except list and add need the schedule's name. A running bot posts what is due. docs/scheduling.md explains the options, and what happens when a briefing is late.",
  },
  backup: {
    argument: "FILE",
    options: ["documents", "data"],
    help: "write a copy of Dateline's database to a new file",
    details: "Works while Dateline runs. An existing file is never overwritten.",
  },
  restore: {
    argument: "FILE",
    options: ["documents", "data"],
    help: "replace Dateline's database with a backup",
    details: "Stop Dateline first. The previous database is kept beside the new one.",
  },
  doctor: {
    argument: null,
    options: ["documents", "data", "rebuild"],
    help: "check settings, folders and database, and say what to fix",
    details: "Ends with exit code 1 when something must be fixed.",
  },
};

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
