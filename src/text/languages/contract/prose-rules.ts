import type { WordList } from "../word-lists.ts";

/** What the built-in writer needs to know of a sentence. Patterns are tested on the whole sentence unless said otherwise. */
export interface ProseRules {
  /** An opening that needs the sentence before: "He", "After that". */
  readonly dependent: RegExp;
  readonly firstPerson: RegExp;
  /** An opening word that only joins the sentence to the one before, and can be left off: "But", "Meanwhile,". */
  readonly connective: RegExp;
  /** Words near a date (80 characters before, 40 after) that say that something will happen then. */
  readonly ahead: RegExp;
  readonly headlines: HeadlineRules;
  readonly captions: CaptionRules;
}

/** How to cut a sentence down to a headline. */
export interface HeadlineRules {
  /** The end of a clause. Global. */
  readonly clauseBoundary: RegExp;
  /** A finite verb: without one, a clause says nothing. */
  readonly verb: RegExp;
  /** An opening that makes a clause depend on another; an opening of a clause that is only part of one. */
  readonly subordinate: RegExp;
  readonly dangling: RegExp;
}

/** How captions, labels and the site's own sentences are told from the report. */
export interface CaptionRules {
  /** Openings that only captions, bylines and labels have. */
  readonly label: RegExp;
  /** Pattern sources of phrases of captions and of notes about the text itself, anywhere in a sentence. */
  readonly phrases: WordList;
  /** A caption that ends with the day, and one that ends with day and place. */
  readonly datedCaption: RegExp;
  readonly placedCaption: RegExp;
}
