import type { ExtractedText } from "./extracted-text.ts";
import type { ReadFailure } from "./read-failures.ts";

/** A thing in a file that holds several: bytes of any format, a document taken apart already, or one that can't be read. */
export type EmbeddedDocument = {
  /** Tells it from the others; null for what the file itself says (a mail with documents attached). */
  readonly name: string | null;
} & (
  | {
      readonly bytes: Uint8Array;
      /** Set where the place of the part tells that it is a mail. */
      readonly isMail?: boolean;
      /** Its own time, as RawFile's; absent where none is known. */
      readonly modifiedMs?: number;
    }
  /** `content` is what a change of the part shows in. */
  | { readonly extracted: ExtractedText; readonly content: string }
  | { readonly failure: ReadFailure }
);

/** A file that holds several documents. */
export interface Container {
  readonly embedded: Iterable<EmbeddedDocument> | AsyncIterable<EmbeddedDocument>;
}

export type Content = ExtractedText | Container | ReadFailure;
