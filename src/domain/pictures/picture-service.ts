import type { LibraryId } from "../core/library.ts";
import type { Attachment } from "../delivery/attachment.ts";
import type { Briefing } from "../stories/story.ts";

/** The reader's options for a picture. */
export interface PictureOptions {
  /** BCP 47 tag of the language of its labels. */
  readonly language: string;
  /** IANA name of the time zone that decides to which day a moment belongs. */
  readonly timeZone: string;
}

/** Creates a briefing's picture. */
export interface PictureService {
  /** A PNG; its description says what it shows. Null if there is too little to show, or the picture could not be made; an event says why. Never throws. */
  create(library: LibraryId, briefing: Briefing, options: PictureOptions): Promise<Attachment | null>;
}
