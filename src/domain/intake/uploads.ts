/** What became of a file that was handed in: "full" when the guild has as much as it may have. */
export type UploadResult =
  | { readonly kind: "stored"; readonly path: string; readonly replaced: boolean }
  | { readonly kind: "full"; readonly limit: "files" | "bytes"; readonly max: number };

/** The files that people of a guild handed in. A guild is named by its number; anything else is a TypeError. */
export interface Uploads {
  /** The folder to scan for a guild's documents; it is there once a file was kept. */
  rootOf(guild: string): string;
  /** The name is made safe; a file of that name is replaced. */
  add(guild: string, name: string, bytes: Uint8Array): Promise<UploadResult>;
  /** False when there is no such file. `path` as add() gave it. */
  remove(guild: string, path: string): Promise<boolean>;
  list(guild: string): Promise<readonly string[]>;
  removeAll(guild: string): Promise<void>;
  /** The guilds that have files. */
  guilds(): Promise<readonly string[]>;
}
