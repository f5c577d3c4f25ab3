import type { ScheduleDescriptionKey } from "./schedule-texts.ts";
import type { WatchDescriptionKey } from "./watch-texts.ts";

/** Keys of all command descriptions: "command", "command.subcommand", "command.option" and so on. */
export type DescriptionKey =
  | ScheduleDescriptionKey
  | WatchDescriptionKey
  | "brief"
  | "brief.topic"
  | "brief.since"
  | "ask"
  | "ask.question"
  | "ask.private"
  | "documents"
  | "documents.list"
  | "documents.list.page"
  | "documents.search"
  | "documents.search.words"
  | "documents.add"
  | "documents.add.file"
  | "documents.remove"
  | "documents.remove.document"
  | "documents.reload"
  | "story"
  | "story.story"
  | "sources"
  | "sources.message"
  | "status"
  | "settings"
  | "settings.errors-channel"
  | "settings.language"
  | "settings.private-answers"
  | "help"
  | "forget-me";

/** The texts of commands in one language. Sentences end with a full stop; typed text is in the language's quotation marks. */
export interface CommandTexts {
  /** At most 100 characters each. */
  readonly descriptions: Readonly<Record<DescriptionKey, string>>;
  /** Names of the message commands, at most 32 characters each. */
  readonly briefThis: string;
  readonly addToDocuments: string;
  readonly since: Readonly<Record<"today" | "yesterday" | "day" | "week" | "month", string>>;
  readonly help: readonly string[];
  readonly managersOnly: string;
  readonly guildOnly: string;
  readonly sinceUnclear: (typed: string) => string;
  readonly storyGone: string;
  readonly slowDown: (seconds: number) => string;
  readonly guildBusy: (seconds: number) => string;
  readonly outdated: string;
  readonly restarting: string;
  readonly interrupted: string;
  readonly failed: (reference: string) => string;
  readonly storeBusy: (reference: string) => string;
  readonly added: (title: string) => string;
  readonly replaced: (title: string) => string;
  readonly refused: (name: string, reason: string) => string;
  readonly unreadable: (name: string, reason: string) => string;
  readonly tooLarge: (name: string, megabytes: number) => string;
  readonly notFetched: (name: string) => string;
  readonly tooManyFiles: (max: number) => string;
  readonly tooManyBytes: (megabytes: number) => string;
  readonly removed: (name: string) => string;
  readonly notAddedHere: (name: string) => string;
  readonly reloaded: (read: number, gone: number, unreadable: number) => string;
  readonly nothingInMessage: string;
  readonly noSources: string;
  readonly sourcesExpired: string;
  readonly notOwnMessage: string;
  readonly status: {
    readonly library: (documents: number, stories: number, unreadable: number) => string;
    readonly lastSynced: (time: string) => string;
    readonly notYetScanned: string;
    readonly lastScan: (read: number, unreadable: number, gone: number) => string;
    readonly settling: (files: number) => string;
    readonly backlog: (read: number, changed: number, perSecond: number, latest: string | null) => string;
    readonly noModel: string;
    readonly model: (name: string, used: number, daily: number) => string;
    readonly thumbs: (up: number, down: number) => string;
    readonly shard: (id: number, count: number, pingMs: number | null) => string;
    readonly unreadable: string;
  };
  readonly settings: {
    readonly heading: string;
    readonly errors: (channel: string | null) => string;
    readonly language: (name: string) => string;
    readonly privateAnswers: (on: boolean) => string;
    readonly cannotPost: (channel: string) => string;
  };
  readonly forgotten: (things: number) => string;
  readonly stages: Readonly<Record<"searching" | "writing" | "checking", string>>;
  readonly forms: {
    readonly askTitle: string;
    readonly followUpTitle: string;
    readonly question: string;
    readonly reportTitle: string;
    readonly report: string;
    readonly reported: string;
  };
  readonly thanks: string;
  readonly mistakeReported: (link: string, text: string) => string;
  readonly cannotReadThread: string;
  readonly greeting: string;
  /** Greetings in lower case. */
  readonly greetingWords: readonly string[];
}
