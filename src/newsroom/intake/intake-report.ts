import type { FileState } from "../../domain/documents/file-state.ts";
import type { LibraryChange } from "../../domain/store/library-change.ts";

/** Number of changes made by one intake run. */
export interface IntakeReport {
  readonly read: number;
  readonly unreadable: number;
  readonly gone: number;
  /** Changes to files that only some guilds may see, including changes of their audience. Not counted above. */
  readonly apart?: number;
  /** Files left to a later scan because they changed just now; `settlingApart`: those that only some guilds may see. */
  readonly settling?: number;
  readonly settlingApart?: number;
}

const KINDS = { document: "read", unreadable: "unreadable", gone: "gone" } as const;

/** Counts changes to a library; `known` are its files before the run. */
export function createReportCounter(known: ReadonlyMap<string, FileState>): {
  count(change: LibraryChange): void;
  done(settling: { readonly all: number; readonly apart: number }): IntakeReport;
} {
  const counts = { read: 0, unreadable: 0, gone: 0 };
  let apart = 0;
  return {
    count(change) {
      const before = known.get(change.kind === "gone" ? change.path : change.file.path)?.guilds;
      const after = change.kind === "gone" ? undefined : change.file.guilds;
      const counted = change.kind === "touched" || change.kind === "complete" ? null : KINDS[change.kind];
      if (before !== undefined || after !== undefined)
        apart += isVisibleChange(change, before, after) ? 1 : 0;
      else if (counted !== null) counts[counted] += 1;
    },
    done(settling) {
      const settlingShared = settling.all - settling.apart;
      return {
        ...counts,
        ...(apart > 0 ? { apart } : {}),
        ...(settlingShared > 0 ? { settling: settlingShared } : {}),
        ...(settling.apart > 0 ? { settlingApart: settling.apart } : {}),
      };
    },
  };
}

/** False if only the file's time changed. */
function isVisibleChange(
  change: LibraryChange,
  before: FileState["guilds"],
  after: FileState["guilds"],
): boolean {
  return change.kind !== "touched" || JSON.stringify(before) !== JSON.stringify(after);
}
