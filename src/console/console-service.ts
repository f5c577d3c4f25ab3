import type { Answer } from "../domain/conversation/answer.ts";
import type { ShownClaims } from "../domain/conversation/shown-claims.ts";
import type { Instant } from "../domain/core/time.ts";
import type { DocumentHeader } from "../domain/documents/document.ts";
import type { ScanProgress } from "../domain/intake/document-source.ts";
import type { CheckResult } from "../domain/operations/health.ts";
import type { ScheduleService } from "../domain/schedules/schedule.ts";
import type { Briefing } from "../domain/stories/story.ts";

/** The place in the store (Store.saveShown) of the claims that the console showed last. */
export const CONSOLE_PLACE = "console";
/** In a chat, the folder is scanned again after this long. */
export const RESCAN_INTERVAL_MS = 5_000;

/** Called while documents are read, as often as one likes. */
export type OnProgress = (progress: ScanProgress) => void;

export interface BriefOptions {
  readonly since: Instant | null;
  readonly onProgress: OnProgress;
}

export interface AskOptions {
  /** Ties follow-up questions together; null for a question that stands alone. */
  readonly conversation: string | null;
  readonly onProgress: OnProgress;
}

/**
 * What the console can ask for; wired in src/wiring/console-service.ts. Each call may throw a Fault, which the console prints as one
 * line. A call opens what it needs: `doctor` and `restore` must work when the store cannot be opened.
 */
export interface ConsoleService {
  brief(options: BriefOptions): Promise<Briefing>;
  ask(question: string, options: AskOptions): Promise<Answer>;
  /** In the order asked for; a path that is not in the library is left out. */
  documents(paths: readonly string[]): Promise<readonly DocumentHeader[]>;
  /** What the console showed last, and keeping it: numbered claims for `sources N`. */
  shown(): Promise<ShownClaims | null>;
  saveShown(shown: ShownClaims): Promise<void>;
  schedules(): Promise<ScheduleService>;
  /** What a schedule would post now, once the documents are read; null when there is none of that name. */
  previewSchedule(guild: string | null, id: string, onProgress: OnProgress): Promise<Briefing | null>;
  /** `file` as typed: a relative one starts from the working directory. */
  backup(file: string): Promise<void>;
  /** Puts a backup in the store's place and keeps what was there. */
  restore(file: string): Promise<void>;
  doctor(options: { readonly rebuild: boolean }): Promise<readonly CheckResult[]>;
}
