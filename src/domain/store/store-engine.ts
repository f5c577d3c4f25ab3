import type { Store } from "./store.ts";

/** What happened to the store that was there before. */
export interface PreviousStore {
  /** Where it was moved to, in the engine's words; null when there was none. */
  readonly movedTo: string | null;
}

/** A database that can keep the store, at one place. Its methods throw Faults. */
export interface StoreEngine {
  /** How people call where it is: a path, or a host and a database without the password. */
  readonly place: string;
  /** Opens the store; creates or migrates it first. */
  open(): Promise<Store>;
  /**
   * Replaces the current store, which is kept, by a copy of the backup. The backup is checked first and never changed. Throws
   * Fault "store-busy" while the store is open.
   */
  restore(backup: string): Promise<PreviousStore>;
  /** Sets the current store aside, damaged or not; the next open() starts an empty one. */
  rebuild(): Promise<PreviousStore>;
  /** Bytes that it can still grow by; null where that can't be told. */
  freeSpace(): Promise<number | null>;
}
