import type { Instant, PublishedTime } from "../core/time.ts";

/**
 * One source as text: a file, or a part of a file that holds several. Sentences are numbered from 1: sentence n is `sentences[n - 1]`, an exact
 * substring of the text as read, runs of white space folded to one space.
 */
export interface Document {
  /**
   * Relative to the documents folder, with "/". The document's name within its library. A part's path goes on behind its
   * file's ("inbox.mbox/#3"): no other file can lie there, as a file is no folder.
   */
  readonly path: string;
  /** SHA-256 of the bytes of the file or the part, lower-case hex. */
  readonly contentHash: string;
  readonly title: string;
  readonly titleFrom: "text" | "metadata" | "file-name";
  /** The publisher ("Reuters"), where the document states it. */
  readonly source: string | null;
  readonly author: string | null;
  readonly tags: readonly string[];
  /** BCP 47 primary language tag ("en"), or "und" when it can't be told. */
  readonly language: string;
  readonly published: PublishedTime;
  /** When Dateline first read this revision. */
  readonly arrivedAt: Instant;
  /** Other paths in the library with the same content; absent for none. Such documents are told as one. */
  readonly alsoAt?: readonly string[];
  readonly sentences: readonly string[];
  /** Numbers (from 1) of the sentences that begin a paragraph, ascending; the first is 1. */
  readonly paragraphs: readonly number[];
}

/** A document without its text: what lists, orderings and story rules need. */
export type DocumentHeader = Omit<Document, "sentences" | "paragraphs" | "contentHash" | "tags">;

export function documentHeader({
  sentences: _sentences,
  paragraphs: _paragraphs,
  contentHash: _hash,
  tags: _tags,
  ...header
}: Document): DocumentHeader {
  return header;
}

/** A run of a document's sentences, `first` to `last` inclusive, from 1: the unit of retrieval. */
export interface Passage {
  readonly document: DocumentHeader;
  readonly first: number;
  readonly last: number;
  /** The sentences `first` to `last`. */
  readonly sentences: readonly string[];
}

/** A passage that fits a query, with its BM25 score (higher fits better; comparable within one query only). */
export interface PassageHit extends Passage {
  readonly score: number;
}

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

/** A file that is in the folder but not in the library, and why. */
export interface Unreadable {
  readonly path: string;
  readonly code: UnreadableCode;
  /** One sentence for a person: what is wrong and what to do. */
  readonly reason: string;
}

const QUARANTINE_CODES: ReadonlySet<UnreadableCode> = new Set(["malformed", "too-slow", "too-much-memory"]);

/** Whether reading it had to be given up on what is in it: it is set aside, and not tried again until it changes. */
export function isQuarantined({ code }: Pick<Unreadable, "code">): boolean {
  return QUARANTINE_CODES.has(code);
}

/** Those that are set aside come first, as a list shows the first few; else as they were. */
export function quarantinedFirst(files: readonly Unreadable[]): readonly Unreadable[] {
  return [...files.filter(isQuarantined), ...files.filter((file) => !isQuarantined(file))];
}

/** What a file looked like when it was last read; enough to tell whether to read it again. */
export interface FileState {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, as the file system gives it. */
  readonly modifiedMs: number;
  /** The same of the last change of its entry, which no program can set; absent where it is not known. */
  readonly changedMs?: number;
  /** SHA-256 hex of the bytes; null when the file could not be read. */
  readonly contentHash: string | null;
  /** The file that this is a part of; size and time are then that file's. Absent for a file itself. */
  readonly partOf?: string;
  /** The guilds that may see it, in order; none: the operator alone. Absent: everybody. */
  readonly guilds?: readonly string[];
  /** What its folder says of all that lies in it, as it was when the file was read; absent for nothing. */
  readonly collection?: CollectionDefaults;
}

/** What a folder says of the documents in it: their source where they state none, and the language they are in. */
export interface CollectionDefaults {
  readonly name?: string;
  /** BCP 47 primary tag. */
  readonly language?: string;
  /** How the fields of its exports are called, by what they hold; in the order of FIELD_NAMES. */
  readonly fields?: FieldMapping;
}

/** What fields of an export may hold. */
export const FIELD_NAMES = ["title", "text", "source", "author", "date", "tags", "language", "id"] as const;
export type FieldName = (typeof FIELD_NAMES)[number];
export type FieldMapping = Readonly<Partial<Record<FieldName, string>>>;

export function sameDefaults(
  one: CollectionDefaults | undefined,
  other: CollectionDefaults | undefined,
): boolean {
  const [values, otherValues] = [one, other].map((defaults) => [
    defaults?.name,
    defaults?.language,
    defaults?.fields,
  ]);
  return JSON.stringify(values) === JSON.stringify(otherValues);
}

/** What no file looks like: of one that is known so, the next scan finds that it changed, whatever it looks like by then. */
export const UNREAD_FILE_STATE: Omit<FileState, "path"> = { size: -1, modifiedMs: -1, contentHash: null };
