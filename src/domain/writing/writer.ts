import type { Answer } from "../conversation/answer.ts";
import type { CalendarDate } from "../core/time.ts";
import type { Claim } from "../documents/claim.ts";
import type { Document } from "../documents/document.ts";
import type { PassageHit } from "../documents/passage.ts";
import type { BriefingStory, Digest, WriterName } from "../stories/story.ts";

/** The material of a story's text: its documents, earliest first, with their digests. */
export interface StoryMaterial {
  readonly id: string;
  /** The day of the briefing: later dates are still to come. */
  readonly today: CalendarDate;
  readonly documents: readonly { readonly document: Document; readonly digest: Digest }[];
}

export type StoryText = Pick<
  BriefingStory,
  "headline" | "headlineEvidence" | "summary" | "keyFacts" | "upcoming"
>;

export interface QuestionMaterial {
  /** As asked, and as searched once the conversation has filled it in. */
  readonly question: string;
  readonly searchQuery: string;
  readonly passages: readonly PassageHit[];
  /** Stem -> share of the library's passages that contain it (0..1), for the stems of `searchQuery`. */
  readonly passageShares: ReadonlyMap<string, number>;
  /** Number of passages in the library, the base of `passageShares`. */
  readonly libraryPassages: number;
}

/** Turns documents into digests, stories into texts, passages into answers. */
export interface Writer {
  readonly name: WriterName;
  digest(document: Document): Promise<Digest>;
  story(material: StoryMaterial): Promise<StoryText>;
  /** One or two sentences over the briefing's first stories. */
  bottomLine(stories: readonly BriefingStory[]): Promise<readonly Claim[]>;
  answer(material: QuestionMaterial): Promise<Omit<Answer, "question">>;
}
