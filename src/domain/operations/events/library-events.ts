import type { BlockReason } from "../../documents/claim.ts";
import type { UnreadableCode } from "../../documents/unreadable.ts";
import type { Failed } from "./failed.ts";

/** How many changes one scan of a source made. */
export interface LibrarySynced {
  readonly read: number;
  readonly unreadable: number;
  readonly gone: number;
  /** Files that only some guilds may see; not counted above. */
  readonly apart?: number;
  /** Files left to a later scan, because they changed just now. */
  readonly settling?: number;
  readonly settlingApart?: number;
}

/** Documents that arrive, and the store that keeps them. */
export interface LibraryEvents {
  "library.synced": LibrarySynced;
  /** A source, or a provider of sources, that failed while others went on. */
  "library.source-failed": Failed;
  "document.read": { readonly path: string };
  "document.unreadable": { readonly path: string; readonly code: UnreadableCode };
  /** `code`: what is wrong, after a failure. */
  "feed.fetched": {
    readonly feed: number;
    readonly outcome: "read" | "unchanged" | "failed" | "superseded";
    readonly code: string | null;
  };
  "feeds-file.unreadable": { readonly path: string; readonly reason: string };
  "claim.dropped": { readonly path: string; readonly reason: BlockReason };
  "folder.unwatched": { readonly reason: string };
  "title-index.refresh-failed": { readonly error: string };
  "store.migrated": { readonly from: number; readonly copy: string };
  /** `space`: "short" while what is due is still recorded, "none" when that fails, too. */
  "store.disk-full": { readonly space: "short" | "none" };
  "store.disk-recovered": Record<never, never>;
  /** Others may be able to read these paths, which belong to another user. */
  "store.not-private": { readonly paths: readonly string[] };
  /** The files were deleted, moved or replaced; the program ends. */
  "store.gone": Failed;
  "status.failed": Failed;
}
