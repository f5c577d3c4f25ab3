import type { BriefingCounts } from "../../domain/stories/briefing-page.ts";
import type { PartOfDay } from "../../text/display/local-dates.ts";

/**
 * Texts of rendered messages, as Discord Markdown. Text arguments are already escaped, times are Discord timestamps.
 */
export interface RenderTexts {
  readonly briefing: {
    /** Default title. */
    title(part: PartOfDay): string;
    /** Counts of documents and stories; `since` is a timestamp or null. */
    counts(counts: BriefingCounts, since: string | null): string;
    readonly whyEmpty: {
      readonly "nothing-new": string;
      readonly "none-in-window": string;
      readonly none: string;
    };
    /** `topic` as typed; `since` is a timestamp or null. */
    nothingOn(topic: string, since: string | null): string;
    readonly bottomLine: string;
    readonly update: string;
    readonly sourcesDiffer: string;
    readonly inBrief: string;
    moreStories(count: number): string;
    readonly watchNext: string;
    couldNotBeRead(count: number): string;
    moreFiles(count: number): string;
    leftOut(dropped: number): string;
    late(due: string): string;
  };
  readonly alert: {
    readonly noNewDocuments: string;
    /** `newest` is a timestamp; null if no document ever arrived. */
    noNewDocumentsFor(days: number, newest: string | null): string;
    /** Heading of an alert; `topic` as typed. */
    watch(stories: number, topic: string): string;
    readonly watchTitle: string;
  };
  /** `quote`, `before` and `now` already have quotation marks. */
  readonly correction: {
    readonly heading: string;
    /** Heading of the section on earlier briefings. */
    readonly earlier: string;
    says(source: string, before: string, now: string): string;
    noLongerSays(source: string, quote: string): string;
    withdrawn(source: string, quote: string): string;
    /** If there is no room for quotes; `numbers` may be empty. */
    noRoom(numbers: string): string;
    more(count: number): string;
  };
  readonly writer: {
    model(name: string): string;
    mixed(name: string, fallbacks: number): string;
    readonly failed: string;
    readonly builtIn: string;
    /** Label of one claim. */
    readonly claimByModel: string;
    /** Under an answer, which does not name the model. */
    readonly answerByModel: string;
  };
  readonly answer: {
    readonly notInDocuments: string;
    readonly nearestInstead: string;
    readonly unclear: string;
    askedBy(person: string): string;
  };
  readonly evidence: {
    readonly title: string;
    readonly none: string;
    /** In place of a claim that is its own quote. */
    readonly wordForWord: string;
    sentences(runs: string, count: number): string;
    readonly gone: string;
  };
  readonly story: {
    documents(count: number): string;
    readonly facts: string;
    readonly timeline: string;
  };
  readonly documents: {
    title(total: number): string;
    readonly none: string;
    hits(query: string): string;
    noHits(query: string): string;
  };
  readonly document: {
    readonly undated: string;
    alsoAt(paths: string): string;
  };
  page(page: number, pages: number): string;
  readonly buttons: {
    readonly open: string;
    readonly ask: string;
    readonly sources: string;
    readonly report: string;
    readonly followUp: string;
    readonly previous: string;
    readonly next: string;
  };
}
