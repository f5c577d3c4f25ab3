/**
 * The documents one reader may see. `root` is the absolute path of the operator's documents folder;
 * `guild` is the Discord guild asking, or null for the console, direct messages and user installs,
 * which see the shared library only.
 */
export interface LibraryId {
  readonly root: string;
  readonly guild: string | null;
}

/** The shared library of a documents folder. */
export function sharedLibrary(root: string): LibraryId {
  return { root, guild: null };
}
