import type { Answer } from "../domain/answer.ts";
import type { DocumentHeader } from "../domain/document.ts";
import type { ScanProgress, ShownClaims } from "../domain/ports.ts";
import type { Briefing } from "../domain/story.ts";
import type { Instant } from "../domain/time.ts";

/** One thing the doctor looked at. `fix` says what to do about a warning or failure. */
export interface Check {
  readonly name: string;
  readonly status: "ok" | "warn" | "fail";
  readonly text: string;
  readonly fix: string | null;
}

export interface BriefOptions {
  readonly since: Instant | null;
  /** Called while documents are read, as often as one likes. */
  readonly onProgress?: (progress: ScanProgress) => void;
}

/**
 * What the console can ask for; wired in main.ts. Each call may throw a Fault, which the console prints as one
 * line. A call opens what it needs: `doctor` and `restore` must work when the store cannot be opened.
 */
export interface Desk {
  brief(options: BriefOptions): Promise<Briefing>;
  /** `conversation` ties follow-up questions together. */
  ask(question: string, conversation: string, onProgress?: BriefOptions["onProgress"]): Promise<Answer>;
  /** In the order asked for; a path that is not in the library is left out. */
  documents(paths: readonly string[]): Promise<readonly DocumentHeader[]>;
  /** What the console showed last, and keeping it: numbered claims for `sources N`. */
  shown(): Promise<ShownClaims | null>;
  keepShown(shown: ShownClaims): Promise<void>;
  backup(file: string): Promise<void>;
  /** Puts a backup in the store's place and keeps what was there. */
  restore(file: string): Promise<void>;
  doctor(options: { readonly rebuild: boolean }): Promise<readonly Check[]>;
}
