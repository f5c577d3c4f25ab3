import type { EditionRequest } from "../../../src/domain/delivery/edition.ts";
import { type EditionSubject, subjectKey } from "../../../src/domain/delivery/edition-subject.ts";
import type { Hold } from "../../../src/domain/delivery/hold.ts";
import type { RefusalReason } from "../../../src/domain/delivery/message-sender.ts";
import type { Chance } from "./chance.ts";
import type { DiscordModel } from "./discord-model.ts";
import type { Machine } from "./machine.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** Probabilities of faults, 0 to 1, chosen at random for each run. */
export interface FaultRates {
  /** The process crashes in a call of the store or the sender. */
  readonly crash: number;
  readonly freeze: number;
  readonly busy: number;
  readonly post: number;
  readonly find: number;
  readonly compose: number;
  readonly moderator: number;
}

export const NO_FAULTS: FaultRates = {
  crash: 0,
  freeze: 0,
  busy: 0,
  post: 0,
  find: 0,
  compose: 0,
  moderator: 0,
};

export interface Search {
  readonly at: number;
  readonly kind: "found" | "absent" | "unsearchable";
}

/** What programs learned from Discord about a part. */
export interface Observation {
  /** By the program's owner, latest last: two programs, and two runs of one, may search at the same time. */
  readonly searches: ReadonlyMap<string, readonly Search[]>;
  readonly refusal?: RefusalReason;
}

export interface Violation {
  readonly kind: "duplicate" | "loss" | "order" | "lease" | "on-hold" | "uncertain" | "record" | "defect";
  readonly detail: string;
}

/** An edition that becomes due in a run, and its content. */
export interface Planned {
  readonly request: EditionRequest;
  readonly parts: number;
  readonly silent: boolean;
  /** It edits the first message of the last edition of this subject. */
  readonly corrects: EditionSubject | null;
  readonly hold: PlannedHold | null;
}

/** A written edition that waits, and what a person will decide; null: nobody decides. */
export interface PlannedHold {
  readonly hold: Hold;
  readonly decision: { readonly atMs: number; readonly send: boolean } | null;
}

/** The state of one run. */
export interface World {
  readonly time: VirtualTime;
  readonly machine: Machine;
  readonly discord: DiscordModel;
  readonly store: MemoryStore;
  readonly chance: Chance;
  faultRates: FaultRates;
  readonly planned: readonly Planned[];
  /** By "reference/part". */
  readonly observations: Map<string, Observation>;
  /** By reference. */
  readonly holds: Map<string, PlannedHold>;
  /** References of editions that a person released. */
  readonly released: Set<string>;
  readonly violations: Violation[];
  /** Adds a line to the run's history, if it is recorded. */
  note(who: string, line: () => string): void;
}

export const partKey = (edition: string, part: number): string => `${edition}/${part}`;

/** For histories and violations. */
export const nameOf = (subject: EditionSubject): string => `${subject.kind} ${subjectKey(subject)}`;
