import type { ExtractedText } from "./extracted-text.ts";
import type { ReadFailure } from "./read-failures.ts";

/** An item of a container file: bytes in any format, text that is already extracted, or an item that can't be read. */
export type EmbeddedDocument = {
  /** Unique name within the file; null for the file's own text (a mail with attachments). */
  readonly name: string | null;
} & (
  | {
      readonly bytes: Uint8Array;
      /** Set if the container says that the item is a mail, so that its format need not be detected. */
      readonly isMail?: boolean;
      /** As RawFile's; absent if the container gives none. */
      readonly modifiedMs?: number;
    }
  /** `content` is hashed to detect changes of the item. */
  | { readonly extracted: ExtractedText; readonly content: string }
  | { readonly failure: ReadFailure }
);

/** A file with several documents. */
export interface Container {
  readonly embedded: Iterable<EmbeddedDocument> | AsyncIterable<EmbeddedDocument>;
}

export type Content = ExtractedText | Container | ReadFailure;
