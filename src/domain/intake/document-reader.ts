import type { Instant } from "../core/time.ts";
import type { CollectionDefaults } from "../documents/collection.ts";
import type { Document } from "../documents/document.ts";
import type { Unreadable } from "../documents/unreadable.ts";
import type { PreparedDocument } from "./prepared-document.ts";

/** A document as a source has it, whatever it came from. */
export interface RawDocument {
  /** What it is called: its ending may tell its format. No path. */
  readonly name: string;
  /** As a server said it ("text/html; charset=utf-8"): counts where the bytes and the name do not tell. */
  readonly contentType?: string;
  readonly bytes: Uint8Array;
  readonly modifiedMs?: number;
  readonly collection?: CollectionDefaults;
}

export interface ReadContext {
  /** The path that the document will have in the library. */
  readonly path: string;
  readonly arrivedAt: Instant;
  /** SHA-256 hex of the bytes as they were read last; null for a new document. */
  readonly knownHash: string | null;
}

/** One of the documents that a container holds. */
export type EmbeddedResult =
  | {
      readonly kind: "document";
      readonly contentHash: string;
      readonly document: Document;
      readonly prepared?: PreparedDocument;
    }
  | {
      readonly kind: "unreadable";
      readonly contentHash: string | null;
      readonly unreadable: Unreadable;
    };

/** "unchanged": the bytes have the known hash. A container gives each document it holds. */
export type ReadResult =
  | EmbeddedResult
  | {
      readonly kind: "container";
      readonly contentHash: string;
      readonly embedded: readonly EmbeddedResult[];
    }
  | { readonly kind: "unchanged" };

/** Reads the bytes of a document, under the same limits and in the same isolation as a file of the folder. */
export interface DocumentReader {
  read(raw: RawDocument, context: ReadContext): Promise<ReadResult>;
}
