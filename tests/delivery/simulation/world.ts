import type { EditionRequest, RefusalReason } from "../../../src/domain/delivery/delivery.ts";
import type { Chance } from "./chance.ts";
import type { DiscordModel } from "./discord-model.ts";
import type { Machine } from "./machine.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** How often things go wrong, from 0 to 1, drawn anew for each run: some runs are quiet and some are not. */
export interface FaultRates {
  /** A process dies at a call of the store or the publisher. */
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

/** What was last seen of a part by whoever wants to know whether it stands in the channel. */
export interface Observation {
  /** The last search's answer, by whom and when. */
  readonly search?: {
    readonly by: string;
    readonly at: number;
    readonly kind: "found" | "absent" | "unsearchable";
  };
  readonly refusal?: RefusalReason;
}

export interface Violation {
  readonly kind: "duplicate" | "loss" | "order" | "lease" | "uncertain" | "record" | "defect";
  readonly detail: string;
}

/** An edition that is due in a run, and what will be written for it. */
export interface Planned {
  readonly request: EditionRequest;
  readonly parts: number;
  readonly silent: boolean;
  /** It edits the first message of this schedule's last edition. */
  readonly corrects: string | null;
}

/** Everything of one run. */
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
  /** What broke a promise. */
  readonly violations: Violation[];
  /** Adds a line to the run's history, if it is kept. */
  note(who: string, line: () => string): void;
}

export const partKey = (edition: string, part: number): string => `${edition}/${part}`;
