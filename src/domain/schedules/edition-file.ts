import type { LibraryId } from "../core/library.ts";
import type { Attachment } from "../delivery/attachment.ts";
import type { Briefing } from "../stories/story.ts";
import type { Schedule } from "./schedule.ts";

/** The reader's options for a file. */
export interface EditionFileOptions {
  /** BCP 47 tag of the language of its words. */
  readonly language: string;
  /** IANA name of the time zone that decides to which day a moment belongs. */
  readonly timeZone: string;
}

/** A kind of file that is posted with editions of schedules: a picture, the briefing read aloud. */
export interface EditionFile {
  isRequested(schedule: Schedule): boolean;
  /** Null if there is too little for a file, or it could not be made; an event says why. Never throws. */
  create(library: LibraryId, briefing: Briefing, options: EditionFileOptions): Promise<Attachment | null>;
}
