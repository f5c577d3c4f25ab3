import type { LibraryId } from "../core/library.ts";
import type { Briefing } from "../stories/story.ts";

/** A picture attached to a message; JSON, so that it can be stored with the message unchanged. */
export interface Picture {
  /** Describes what it shows, in at most 1000 characters. */
  readonly alt: string;
  /** A PNG, as base64. */
  readonly png: string;
}

/** The reader's options for a picture. */
export interface PictureOptions {
  /** BCP 47 tag of the language of its labels. */
  readonly language: string;
  /** IANA name of the time zone that decides to which day a moment belongs. */
  readonly timeZone: string;
}

/** Creates a briefing's picture. */
export interface PictureService {
  /** Null if there is too little to show, or the picture could not be made; an event says why. Never throws. */
  create(library: LibraryId, briefing: Briefing, options: PictureOptions): Promise<Picture | null>;
}
