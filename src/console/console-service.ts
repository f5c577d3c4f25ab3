import type { Answer } from "../domain/conversation/answer.ts";
import type { ShownClaims } from "../domain/conversation/shown-claims.ts";
import type { Instant } from "../domain/core/time.ts";
import type { DocumentHeader } from "../domain/documents/document.ts";
import type { FeedService } from "../domain/feeds/feed-service.ts";
import type { ScanProgress } from "../domain/intake/document-source.ts";
import type { CheckResult } from "../domain/operations/check-result.ts";
import type { ScheduleService } from "../domain/schedules/schedule-service.ts";
import type { Briefing } from "../domain/stories/story.ts";

/** The place in the store (Store.saveShown) of the claims that the console showed last. */
export const CONSOLE_PLACE = "console";
/** In a chat, the folder is scanned again after this long. */
export const RESCAN_INTERVAL_MS = 5_000;

/** Called repeatedly while documents are read. */
export type OnProgress = (progress: ScanProgress) => void;

export interface BriefOptions {
  readonly since: Instant | null;
  readonly onProgress: OnProgress;
}

export interface AskOptions {
  /** The conversation that follow-up questions belong to; null for a single question. */
  readonly conversation: string | null;
  readonly onProgress: OnProgress;
}

/**
 * What the console commands need. Any method may throw a Fault, which the console prints as one line. Each method opens
 * what it needs itself: `doctor` and `restore` must work when the store cannot be opened.
 */
export interface ConsoleService {
  brief(options: BriefOptions): Promise<Briefing>;
  ask(question: string, options: AskOptions): Promise<Answer>;
  /** In the order of `paths`; a path that is not in the library is left out. */
  documents(paths: readonly string[]): Promise<readonly DocumentHeader[]>;
  /** The numbered claims that the console showed last, for `sources N`; null when there are none. */
  shown(): Promise<ShownClaims | null>;
  saveShown(shown: ShownClaims): Promise<void>;
  schedules(): Promise<ScheduleService>;
  /** Reads the documents, then composes what the schedule would post now; null when no schedule has that name. */
  previewSchedule(guild: string | null, id: string, onProgress: OnProgress): Promise<Briefing | null>;
  feeds(): Promise<FeedService>;
  /** Throws Fault "file-missing". */
  readFile(file: string): Promise<Uint8Array>;
  /** `file` as typed; a relative path is resolved against the working directory. */
  backup(file: string): Promise<void>;
  /** Replaces the store with a backup; the previous store is kept. */
  restore(file: string): Promise<void>;
  doctor(options: { readonly rebuild: boolean }): Promise<readonly CheckResult[]>;
}
