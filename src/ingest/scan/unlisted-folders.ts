import type { FileState } from "../../domain/documents/file-state.ts";
import type { FileChange } from "../../domain/intake/file-change.ts";
import { sameAudience } from "../listing/audience.ts";
import type { FolderEntry } from "../listing/folder-entry.ts";
import { narrowAudience } from "./settled-audiences.ts";

/** Known files in a folder that could not be listed. */
function* knownBelow(folder: FolderEntry, known: ReadonlyMap<string, FileState>): Generator<FileState> {
  for (const [path, file] of known) if (path.startsWith(`${folder.path}/`)) yield file;
}

/**
 * The collection file of an unlisted folder can't be read. The folder's entry is shown to those who see all its known
 * files; with no known files, to nobody.
 */
export function withKnownAudience(entry: FolderEntry, known: ReadonlyMap<string, FileState>): FolderEntry {
  if (!entry.unlistedFolder) return entry;
  const below = [...knownBelow(entry, known)];
  if (below.length === 0) return { ...entry, guilds: [] };
  return below.reduce((folder, { guilds }) => narrowAudience(folder, guilds), entry);
}

/** Limits the audience of an unlisted folder's known files to that of the folders above. */
export function* narrowedChanges(
  folder: FolderEntry,
  known: ReadonlyMap<string, FileState>,
): Generator<FileChange> {
  for (const before of knownBelow(folder, known)) {
    const after = narrowAudience(before, folder.guilds);
    if (!sameAudience(after.guilds, before.guilds)) yield { kind: "touched", file: after };
  }
}
