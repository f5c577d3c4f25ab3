/**
 * The documents that one reader may see. `root` is the absolute path of the operator's documents folder. `guild` is the
 * Discord guild, or null for direct messages and user installs: they see only the shared library, without documents that a
 * collection.yml restricts to some guilds.
 */
export interface LibraryId {
  readonly root: string;
  readonly guild: string | null;
  /** The operator's view of the shared library, including restricted documents. Only for the console and background work. */
  readonly includeRestricted?: true;
}

/** The documents of a folder that everybody may see. */
export function sharedLibrary(root: string): LibraryId {
  return { root, guild: null };
}

/** All documents of a folder: for the operator, and for syncing. */
export function operatorLibrary(root: string): LibraryId {
  return { root, guild: null, includeRestricted: true };
}
