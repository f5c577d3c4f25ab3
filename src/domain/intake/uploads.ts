import type { DocumentHeader } from "../documents/document.ts";

/** The result of storing an uploaded file. "full": the guild has reached its limit. */
export type UploadResult =
  | { readonly kind: "stored"; readonly path: string; readonly replaced: boolean }
  | { readonly kind: "full"; readonly limit: "files" | "bytes"; readonly max: number };

/** What an uploaded file holds that can be read. */
export interface ReadUpload {
  /** The first ones. */
  readonly documents: readonly DocumentHeader[];
  /** All of them; one unless the file holds several. */
  readonly count: number;
  /** Documents in the file that can't be read. */
  readonly unreadable: number;
}

/** The files that people of a guild uploaded. `guild` is a Discord id; anything else is a TypeError. */
export interface Uploads {
  /** The folder to scan for a guild's documents; it exists once a file was stored. */
  rootOf(guild: string): string;
  /** Makes the name safe; replaces a file of the same name. */
  add(guild: string, name: string, bytes: Uint8Array): Promise<UploadResult>;
  /** False if there is no such file. `path` as returned by add(). */
  remove(guild: string, path: string): Promise<boolean>;
  list(guild: string): Promise<readonly string[]>;
  removeAll(guild: string): Promise<void>;
  /** The guilds that have files. */
  guilds(): Promise<readonly string[]>;
  /** Deletes what earlier processes left that were killed while they stored a file. */
  removeUnfinished(): Promise<void>;
}
