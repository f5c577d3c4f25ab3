import type { FileChange } from "../../src/domain/intake/file-change.ts";

export function pathOf(change: FileChange): string {
  if (change.kind === "document") return change.document.path;
  if (change.kind === "unreadable") return change.unreadable.path;
  return change.kind === "gone" ? change.path : change.file.path;
}

/** One line per change: "path: kind", or "path: code" for an unreadable file. */
export function outline(changes: readonly FileChange[]): string[] {
  return changes.map((change) => {
    const what = change.kind === "unreadable" ? change.unreadable.code : change.kind;
    return `${pathOf(change)}: ${what}`;
  });
}
