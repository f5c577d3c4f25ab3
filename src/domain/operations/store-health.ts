/** What a documents folder holds, guilds' own documents included, and what is planned on it. */
export interface Inventory {
  readonly documents: number;
  readonly stories: number;
  /** Files that could not be read; those that stopped what read them are set aside (isSetAside). */
  readonly unreadable: { readonly failed: number; readonly quarantined: number };
  readonly schedules: { readonly active: number; readonly paused: number };
  /** Editions that are being written or sent, of any folder. */
  readonly editionsInProgress: number;
}

/** The part of the store that tells how it is. */
export interface StoreHealth {
  /** Resolves once its file was read, by whoever reads and whoever writes. Throws the store's Fault. */
  ping(): Promise<void>;
  inventory(root: string): Promise<Inventory>;
}
