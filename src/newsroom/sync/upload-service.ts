import type { Unreadable } from "../../domain/documents/unreadable.ts";
import type { SingleFileResult } from "../../domain/intake/file-change.ts";
import type { ReadUpload, UploadResult, Uploads } from "../../domain/intake/uploads.ts";
import type { LibrarySync } from "./library-sync.ts";

/** The result of adding a file to a guild's library. */
export type AddUploadResult =
  | ({ readonly kind: "added" | "replaced" } & ReadUpload)
  | { readonly kind: "refused"; readonly unreadable: Unreadable }
  | Extract<UploadResult, { kind: "full" }>;

/** The files that people of a guild add and remove, and suggestions for their names from memory. */
export interface UploadService {
  /** At the start: loads the names of all guilds' files, and removes those that were never stored completely. */
  load(): Promise<void>;
  add(guild: string, name: string, bytes: Uint8Array): Promise<AddUploadResult>;
  /** False if the guild has no such file. `path` as in a document of the guild. */
  remove(guild: string, path: string): Promise<boolean>;
  removeAll(guild: string): Promise<void>;
  /** Paths that contain what was typed so far, in any case. */
  suggest(guild: string, typed: string): readonly string[];
}

export interface UploadServiceDeps {
  readonly uploads: Uploads;
  readonly librarySync: Pick<LibrarySync, "syncGuild" | "uploadOutcome">;
  readonly readSingleFile: (name: string, bytes: Uint8Array) => Promise<SingleFileResult>;
}

/** Its methods throw the Faults of LibrarySync. */
export function createUploadService({
  uploads,
  librarySync,
  readSingleFile,
}: UploadServiceDeps): UploadService {
  const pathsByGuild = new Map<string, readonly string[]>();
  const reload = async (guild: string) => void pathsByGuild.set(guild, await uploads.list(guild));
  return {
    async load() {
      await uploads.removeUnfinished();
      for (const guild of await uploads.guilds()) await reload(guild);
    },
    async add(guild, name, bytes) {
      // Read first: an unreadable file must not replace a readable one of the same name.
      const read = await readSingleFile(name, bytes);
      if (read.kind === "unreadable") return { kind: "refused", unreadable: read.unreadable };
      const stored = await uploads.add(guild, name, bytes);
      if (stored.kind === "full") return stored;
      const outcome = await librarySync.uploadOutcome(guild, stored.path);
      await reload(guild);
      if (outcome.kind === "refused") return outcome;
      return { ...outcome, kind: stored.replaced ? "replaced" : "added" };
    },
    async remove(guild, path) {
      if (!(await uploads.remove(guild, path))) return false;
      await librarySync.syncGuild(guild);
      await reload(guild);
      return true;
    },
    async removeAll(guild) {
      await uploads.removeAll(guild);
      pathsByGuild.delete(guild);
    },
    suggest(guild, typed) {
      const query = typed.trim().toLowerCase();
      return (pathsByGuild.get(guild) ?? []).filter((path) => path.toLowerCase().includes(query));
    },
  };
}
