import type { BriefingCounts } from "../../domain/stories/briefing-page.ts";
import type { PartOfDay } from "../../text/display/local-dates.ts";

/**
 * What rendering says itself, as Discord Markdown. Values that are text come in escaped, times as Discord's own
 * time stamps; numbers come in as they are.
 */
export interface RenderTexts {
  readonly briefing: {
    /** Where the occasion has no name of its own. */
    title(part: PartOfDay): string;
    /** What was read and what came of it; `since` is a time stamp or null. */
    counts(counts: BriefingCounts, since: string | null): string;
    readonly whyEmpty: {
      readonly "nothing-new": string;
      readonly "none-in-window": string;
      readonly none: string;
    };
    /** `topic` as it was typed; `since` is a time stamp or null. */
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
    /** `newest` is a time stamp; null: there never was a document. */
    noNewDocumentsFor(days: number, newest: string | null): string;
    /** What stands above an alert; `topic` as it was typed. */
    watch(stories: number, topic: string): string;
    readonly watchTitle: string;
  };
  /** `quote`, `before` and `now` stand in quotation marks already. */
  readonly correction: {
    readonly heading: string;
    /** Above those of earlier briefings. */
    readonly earlier: string;
    says(source: string, before: string, now: string): string;
    noLongerSays(source: string, quote: string): string;
    withdrawn(source: string, quote: string): string;
    /** Where there is no room to say what; `numbers` may be empty. */
    noRoom(numbers: string): string;
    more(count: number): string;
  };
  readonly writer: {
    model(name: string): string;
    mixed(name: string, fallbacks: number): string;
    readonly failed: string;
    readonly builtIn: string;
    /** Beside one claim. */
    readonly claimByModel: string;
    /** Under an answer, where the model has no name. */
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
    /** In a claim's place where it is its quote. */
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
