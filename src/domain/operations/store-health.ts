/** What a documents folder has in the store, including guilds' own documents and schedules. */
export interface Inventory {
  readonly documents: number;
  readonly stories: number;
  /** Files that could not be read; `quarantined` as in isQuarantined. */
  readonly unreadable: { readonly failed: number; readonly quarantined: number };
  readonly schedules: { readonly active: number; readonly paused: number };
  /** Editions being composed or sent, of all folders. */
  readonly editionsInProgress: number;
}

/**
 * What can be written. "short": the disk is full, and only what is due is recorded, in space that was reserved for it. "none":
 * nothing.
 */
export type StoreSpace = "enough" | "short" | "none";

/** The part of the store for health checks. */
export interface StoreHealth {
  /** Resolves once both the reading and the writing thread have read the file. Throws the store's Fault. */
  ping(): Promise<void>;
  /** Creates or refills the reserve if there is room. Throws Fault "store-gone" if the store is not at its place any more. */
  checkSpace(): Promise<StoreSpace>;
  inventory(root: string): Promise<Inventory>;
}
