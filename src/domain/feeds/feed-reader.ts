import type { Message } from "../texts/texts.ts";
import type { FeedEntry } from "./feed-entry.ts";

/** When a feed says that it does not want to be asked. */
export interface FeedRhythm {
  /** Minutes between two fetches; null if it does not say. */
  readonly everyMinutes: number | null;
  /** Hours from 0 to 23 in UTC, and English names of days. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly string[];
}

export interface FeedLink {
  readonly url: string;
  readonly title: string | null;
}

/** What the bytes of a server are. */
export type FeedReading =
  | {
      readonly kind: "feed";
      readonly title: string | null;
      readonly site: string | null;
      readonly language: string | null;
      readonly rhythm: FeedRhythm;
      /** The document ends in the middle: of its entries only the whole ones are here. */
      readonly isCut: boolean;
      readonly entries: readonly FeedEntry[];
    }
  /** A web page, with the feeds that it names, the main one first, and what kind of obstacle it is. */
  | {
      readonly kind: "page";
      readonly feeds: readonly FeedLink[];
      readonly obstacle: "challenge" | "login" | null;
    }
  | { readonly kind: "list"; readonly feeds: readonly FeedLink[] }
  | { readonly kind: "unreadable"; readonly reason: Message };

/** Reads what a server sent, in a process that can be killed. */
export interface FeedReader {
  /** `url`: where the bytes came from; links are resolved by it. Throws Fault "ingest-failed" if the program is being closed. */
  read(bytes: Uint8Array, contentType: string | null, url: string): Promise<FeedReading>;
}
