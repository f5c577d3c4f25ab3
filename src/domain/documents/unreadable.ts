import { storedText } from "../texts/reasons.ts";
import type { Message, Texts } from "../texts/texts.ts";

/** Why a file could not be read. docs/formats.md says what to do for each. */
export type UnreadableCode =
  | "empty"
  | "binary"
  | "too-large"
  | "unsupported-format"
  | "no-text"
  | "encoding"
  | "permission-denied"
  | "not-a-file"
  | "outside-folder"
  | "bad-name"
  | "vanished"
  | "malformed"
  | "encrypted"
  | "archive-bomb"
  | "too-slow"
  | "too-much-memory"
  | "io-error";

/** A file that is in the folder but not in the library, and the reason. */
export interface Unreadable {
  readonly path: string;
  readonly code: UnreadableCode;
  /** One sentence for a person, in English: what is wrong and what to do. */
  readonly reason: string;
  /** The same sentence, to be worded in the reader's language; absent in what older versions stored. */
  readonly message?: Message;
}

/** Why the file could not be read, in the reader's language. */
export function reasonText({ reason, message }: Unreadable, texts: Pick<Texts, "show">): string {
  return storedText(texts, { text: reason, message });
}

const QUARANTINE_CODES: ReadonlySet<UnreadableCode> = new Set(["malformed", "too-slow", "too-much-memory"]);

/** Whether reading was abandoned because of the content: the file is not tried again until it changes. */
export function isQuarantined({ code }: Pick<Unreadable, "code">): boolean {
  return QUARANTINE_CODES.has(code);
}

/** Quarantined files first, because lists show only the first few; otherwise in the same order. */
export function quarantinedFirst(files: readonly Unreadable[]): readonly Unreadable[] {
  return [...files.filter(isQuarantined), ...files.filter((file) => !isQuarantined(file))];
}
