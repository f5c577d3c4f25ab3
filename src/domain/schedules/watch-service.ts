import type { Message } from "../texts/texts.ts";
import type { Watch } from "./watch.ts";

/** The request for a watch; times and zone as typed. */
export interface WatchInput {
  readonly topic: string;
  readonly channel: string;
  readonly quietFrom?: string | undefined;
  readonly quietTo?: string | undefined;
  readonly zone?: string | undefined;
  readonly mostPerHour?: number | undefined;
  readonly language?: string | null | undefined;
}

/** What is wrong with the input: one line with an example. */
export interface WatchProblem {
  readonly kind: "problem";
  readonly why: "topic" | "quiet-hours" | "too-many";
  readonly problem: Message;
}

/** A guild's watches, or a person's own. */
export type WatchOwner = { readonly guild: string } | { readonly person: string };

/** What people can do with watches. */
export interface WatchService {
  /** Oldest first. */
  list(owner: WatchOwner): Promise<readonly Watch[]>;
  /** A watch with the same topic in the same channel is updated, and resumed if Discord had refused it. */
  add(
    owner: WatchOwner,
    input: WatchInput,
  ): Promise<{ readonly kind: "watch"; readonly watch: Watch; readonly existing: boolean } | WatchProblem>;
  /** By its ref, or by its topic in any case; null if there is none. */
  remove(owner: WatchOwner, refOrTopic: string): Promise<Watch | null>;
}
