import type { ScheduleCommand } from "./schedule-actions.ts";

/** How the program is called in a fresh checkout, for hints that can be copied. */
export const PROGRAM = "node dateline.mjs";

/** A command as typed, checked. */
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

/** Every option there is. `value` names what follows it; null for a switch. */
export const OPTIONS = {
  documents: { value: "DIR", help: "the folder of documents (instead of DOCUMENTS_DIR)" },
  data: { value: "DIR", help: "where Dateline keeps what it remembers (instead of DATA_DIR)" },
  since: { value: "ISO", help: "only documents published since: 2026-05-06 or 2026-05-06T08:00" },
  json: { value: null, help: "print one JSON document and nothing else" },
  guild: { value: "ID", help: "the server's number (instead of DISCORD_GUILD_ID)" },
  channel: { value: "ID", help: "the channel's number" },
  time: { value: "TIME", help: "07:30, 7:30 pm, noon" },
  days: { value: "DAYS", help: "daily, weekdays, mon-fri, or mon,wed (without: daily)" },
  cron: { value: '"CRON"', help: "a cron expression instead of a time" },
  zone: { value: "ZONE", help: "Europe/Kyiv, new york, +2 (instead of TIME_ZONE)" },
  topic: { value: '"WORDS"', help: 'only stories on it: ferries, "Chile fires"; none: all' },
  title: { value: '"WORDS"', help: "stands above each briefing; none: the usual" },
  language: { value: "CODE", help: "of headings and hints: en, de; none: the server's" },
  "nothing-new": { value: "HOW", help: "with nothing new: a line, or silence" },
  thread: { value: null, help: "post all but the beginning into a thread" },
  "no-thread": { value: null, help: "post all into the channel" },
  pictures: { value: null, help: "post its briefings with a picture" },
  "no-pictures": { value: null, help: "post its briefings without pictures" },
  rebuild: { value: null, help: "set the store aside and read the documents anew" },
  help: { value: null, help: "show this help" },
  version: { value: null, help: "show the version" },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof OPTIONS;

export interface CommandSpec {
  /** What follows the command's name; null when nothing does. */
  readonly argument: string | null;
  readonly options: readonly OptionName[];
  readonly help: string;
  readonly details: string;
}

export const COMMANDS: Readonly<Record<CommandName, CommandSpec>> = {
  serve: {
    argument: null,
    options: ["documents", "data", "since"],
    help: "with DISCORD_TOKEN the bot, else the briefing and questions (what happens without a command)",
    details:
      "Without a token, questions are taken when the input is a terminal. With HTTP_PORT set, health and metrics\nare served while it runs: docs/operations.md.",
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
    details: "When the documents do not hold the answer, it says so and shows the nearest thing they do say.",
  },
  chat: {
    argument: null,
    options: ["documents", "data", "since"],
    help: "take questions, one a line, with follow-ups",
    details: "Within the chat: /sources N, /brief, /help, /quit. It ends with Ctrl-D or Ctrl-C as well.",
  },
  sources: {
    argument: "N",
    options: ["documents", "data"],
    help: "show the sentences behind [N] of the last briefing or answer",
    details: "With the document, the sentences' numbers in it, and when it was published.",
  },
  schedule: {
    argument: "ACTION",
    options: [
      ...(["documents", "data", "guild", "channel", "time", "days", "cron", "zone"] as const),
      ...(["topic", "title", "language", "nothing-new", "thread", "no-thread"] as const),
      ...(["pictures", "no-pictures", "json"] as const),
    ],
    help: "briefings posted by themselves: list, add, edit, pause, resume, run, preview, remove",
    details:
      "All but list and add need the schedule's name. A running bot posts what is due. docs/scheduling.md says what they hold, and what happens when one is late.",
  },
  backup: {
    argument: "FILE",
    options: ["documents", "data"],
    help: "write a copy of what Dateline remembers to a new file",
    details: "Works while Dateline runs. An existing file is never overwritten.",
  },
  restore: {
    argument: "FILE",
    options: ["documents", "data"],
    help: "put a backup in the place of what Dateline remembers",
    details: "Stop Dateline first. What was there before is kept beside it.",
  },
  doctor: {
    argument: null,
    options: ["documents", "data", "rebuild"],
    help: "check the settings, folders and store, and say what to fix",
    details: "Ends with exit code 1 when something must be fixed.",
  },
};

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
