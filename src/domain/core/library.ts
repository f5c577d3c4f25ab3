/**
 * The documents one reader may see. `root` is the absolute path of the operator's documents folder;
 * `guild` is the Discord guild asking, or null for direct messages and user installs,
 * which see the shared library only, and of that what no collection.yml keeps for some guilds.
 */
export interface LibraryId {
  readonly root: string;
  readonly guild: string | null;
  /** The operator's view of the shared library: what is kept for some guilds, too. Only the console and upkeep ask so. */
  readonly includeRestricted?: true;
}

/** What everybody sees of a documents folder. */
export function sharedLibrary(root: string): LibraryId {
  return { root, guild: null };
}

/** All of a documents folder: for the person who runs it, and for bringing it level. */
export function operatorLibrary(root: string): LibraryId {
  return { root, guild: null, includeRestricted: true };
}
