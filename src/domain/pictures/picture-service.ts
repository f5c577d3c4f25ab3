import type { LibraryId } from "../core/library.ts";
import type { Briefing } from "../stories/story.ts";

/** A picture as it goes with a message; JSON, so that it can be kept with what it belongs to, bit for bit. */
export interface Picture {
  /** What it shows, in words: at most 1000 characters. */
  readonly alt: string;
  /** A PNG, as base64. */
  readonly png: string;
}

/** For whom a picture is made. */
export interface PictureOptions {
  /** BCP 47 tag of what it says itself. */
  readonly language: string;
  /** IANA name: by its clocks a moment has its day. */
  readonly timeZone: string;
}

/** Makes a briefing's picture. */
export interface PictureService {
  /** Null when there is too little to show, or no picture could be made; an event says why. Never throws. */
  create(library: LibraryId, briefing: Briefing, options: PictureOptions): Promise<Picture | null>;
}
