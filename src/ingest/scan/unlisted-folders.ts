import type { FileState } from "../../domain/documents/document.ts";
import type { FileChange } from "../../domain/intake/document-source.ts";
import { sameAudience } from "../listing/collection-file.ts";
import type { FolderEntry } from "../listing/list-folder.ts";
import { narrowAudience } from "./settled-audiences.ts";

/** What is known of the files in a folder that could not be listed. */
function* knownBelow(folder: FolderEntry, known: ReadonlyMap<string, FileState>): Generator<FileState> {
  for (const [path, file] of known) if (path.startsWith(`${folder.path}/`)) yield file;
}

/** A folder that can't be listed says no more who may see it: those may who see all that is known of it, else nobody. */
export function withKnownAudience(entry: FolderEntry, known: ReadonlyMap<string, FileState>): FolderEntry {
  if (!entry.unlistedFolder) return entry;
  const below = [...knownBelow(entry, known)];
  if (below.length === 0) return { ...entry, guilds: [] };
  return below.reduce((folder, { guilds }) => narrowAudience(folder, guilds), entry);
}

/** What lies in such a folder is not shown to those who may not see what lies above. */
export function* narrowedArrivals(
  folder: FolderEntry,
  known: ReadonlyMap<string, FileState>,
): Generator<FileChange> {
  for (const before of knownBelow(folder, known)) {
    const after = narrowAudience(before, folder.guilds);
    if (!sameAudience(after.guilds, before.guilds)) yield { kind: "touched", file: after };
  }
}
