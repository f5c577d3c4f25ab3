import type { Instant } from "../core/time.ts";
import type { CollectionDefaults } from "../documents/collection.ts";
import type { Document } from "../documents/document.ts";
import type { Unreadable } from "../documents/unreadable.ts";
import type { PreparedDocument } from "./prepared-document.ts";

/** A document as it came, before it is read. */
export interface RawDocument {
  /** What it is called: its extension may tell its format, and it is the title of a document that states none. */
  readonly name: string;
  /** As a server stated it ("text/html; charset=utf-8"). Counts where the bytes show no format or encoding. */
  readonly contentType?: string;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970: the document's time if it states none. Absent: it is as new as its arrival. */
  readonly modifiedMs?: number;
  readonly collection?: CollectionDefaults;
}

export interface ReadContext {
  /** The document's path in the library; those of a container's items begin with it. */
  readonly path: string;
  readonly arrivedAt: Instant;
  /** The content hash of the known revision; null if there is none. */
  readonly knownHash: string | null;
}

/** One item of a container file. */
export type EmbeddedResult =
  | { readonly kind: "document"; readonly document: Document; readonly prepared?: PreparedDocument }
  | { readonly kind: "unreadable"; readonly unreadable: Unreadable };

/** "unchanged": the bytes have the known hash. "container": a file that holds several documents. */
export type ReadResult =
  | {
      readonly kind: "document";
      readonly contentHash: string;
      readonly document: Document;
      readonly prepared?: PreparedDocument;
    }
  | {
      readonly kind: "container";
      readonly contentHash: string;
      readonly embedded: readonly EmbeddedResult[];
    }
  /** `contentHash` is null if the bytes were refused unread, or stopped the reader. */
  | { readonly kind: "unreadable"; readonly contentHash: string | null; readonly unreadable: Unreadable }
  | { readonly kind: "unchanged" };

/** Reads documents of which the bytes are at hand, as files of the documents folder are read, with the same limits. */
export interface DocumentReader {
  /** Throws Fault "ingest-failed" if the program is being closed. */
  read(raw: RawDocument, context: ReadContext): Promise<ReadResult>;
}
