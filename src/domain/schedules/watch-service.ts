import type { Watch } from "./watch.ts";

/** What somebody wants to be told of; times and zone as they typed them. */
export interface WatchInput {
  readonly topic: string;
  readonly channel: string;
  readonly quietFrom?: string | undefined;
  readonly quietTo?: string | undefined;
  readonly zone?: string | undefined;
  readonly mostPerHour?: number | undefined;
  readonly language?: string | null | undefined;
}

/** What is wrong with a wish: one line with an example, in English. */
export interface WatchProblem {
  readonly kind: "problem";
  readonly why: "topic" | "quiet-hours" | "too-many";
  readonly problem: string;
}

/** Whose watches are meant: a guild's, or a person's own. */
export type WatchOwner = { readonly guild: string } | { readonly person: string };

/** What people do with watches. */
export interface WatchService {
  /** The oldest first. */
  list(owner: WatchOwner): Promise<readonly Watch[]>;
  /** One with the same topic in the same channel is set anew: its hours, its cap, and that it is told again. */
  add(
    owner: WatchOwner,
    input: WatchInput,
  ): Promise<{ readonly kind: "watch"; readonly watch: Watch; readonly existing: boolean } | WatchProblem>;
  /** By its ref, or by its topic as it was typed, in any case; null when there is none. */
  remove(owner: WatchOwner, refOrTopic: string): Promise<Watch | null>;
}
