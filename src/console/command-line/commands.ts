import { type ScheduleSwitch, SWITCH_NAMES } from "../../domain/schedules/schedule.ts";
import type { FeedsCommand } from "./feed-actions.ts";
import type { ScheduleCommand } from "./schedule-actions.ts";

/** How to call the program in a fresh checkout, for hints that can be copied. */
export const PROGRAM = "node dateline.mjs";

/** Checks the claims of a file. */
export interface VerifyCommand {
  readonly name: "verify";
  readonly file: string;
  readonly json: boolean;
}

/** A valid command with its arguments. */
export type Command = LibraryCommand | VerifyCommand;

/** A command that works on the library of documents. */
export type LibraryCommand =
  | { readonly name: "serve" }
  | { readonly name: "brief"; readonly json: boolean; readonly all?: boolean }
  | { readonly name: "ask"; readonly question: string; readonly json: boolean }
  | { readonly name: "chat" }
  | { readonly name: "sources"; readonly number: number }
  | ScheduleCommand
  | FeedsCommand
  | { readonly name: "backup"; readonly file: string }
  | { readonly name: "restore"; readonly file: string }
  | { readonly name: "doctor"; readonly rebuild: boolean };

export type CommandName = Command["name"];

export interface Option {
  readonly value: string | null;
}

type SwitchOptionName = ScheduleSwitch | `no-${ScheduleSwitch}`;
const SWITCH_OPTION_NAMES = SWITCH_NAMES.flatMap((name) => [name, `no-${name}`] as const);
const SWITCH_OPTIONS = Object.fromEntries(
  SWITCH_OPTION_NAMES.map((name) => [name, { value: null }]),
) as Readonly<Record<SwitchOptionName, { readonly value: null }>>;

/** All options; `console.option.*` explains them. `value` is the placeholder of the option's value; null for a switch. */
export const OPTIONS = {
  documents: { value: "DIR" },
  data: { value: "DIR" },
  since: { value: "ISO" },
  all: { value: null },
  json: { value: null },
  guild: { value: "ID" },
  channel: { value: "ID" },
  time: { value: "TIME" },
  days: { value: "DAYS" },
  cron: { value: '"CRON"' },
  zone: { value: "ZONE" },
  topic: { value: '"WORDS"' },
  title: { value: '"WORDS"' },
  language: { value: "CODE" },
  "nothing-new": { value: "HOW" },
  name: { value: '"WORDS"' },
  "full-text": { value: "MODE" },
  existing: { value: "DAYS" },
  ...SWITCH_OPTIONS,
  rebuild: { value: null },
  help: { value: null },
  version: { value: null },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof OPTIONS;

export interface CommandSpec {
  /** The placeholder of the argument; null when the command takes none. */
  readonly argument: string | null;
  readonly options: readonly OptionName[];
}

/** `console.command.*` explains them. */
export const COMMANDS: Readonly<Record<CommandName, CommandSpec>> = {
  serve: {
    argument: null,
    options: ["documents", "data", "since"],
  },
  brief: {
    argument: null,
    options: ["documents", "data", "since", "all", "json"],
  },
  ask: {
    argument: '"question"',
    options: ["documents", "data", "json"],
  },
  chat: {
    argument: null,
    options: ["documents", "data", "since"],
  },
  sources: {
    argument: "N",
    options: ["documents", "data"],
  },
  schedule: {
    argument: "ACTION",
    options: [
      ...(["documents", "data", "guild", "channel", "time", "days", "cron", "zone"] as const),
      ...(["topic", "title", "language", "nothing-new"] as const),
      ...SWITCH_OPTION_NAMES,
      "json",
    ],
  },
  feeds: {
    argument: "ACTION",
    options: ["documents", "data", "guild", "full-text", "name", "language", "topic", "existing", "json"],
  },
  backup: {
    argument: "FILE",
    options: ["documents", "data"],
  },
  restore: {
    argument: "FILE",
    options: ["documents", "data"],
  },
  verify: {
    argument: "FILE.jsonl",
    options: ["json"],
  },
  doctor: {
    argument: null,
    options: ["documents", "data", "rebuild"],
  },
};

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
