import { setTimeout as sleep } from "node:timers/promises";
import type { ListedSchedule } from "../bot/schedule-list.ts";
import type { PendingEditionView } from "../views/view-types.ts";
import { timeIn } from "./time-text.ts";

/** Tracks the editions that a clock move made due, until each has an outcome. */
export interface PendingEditions {
  readonly list: () => readonly PendingEditionView[];
  /** Tracks the `known` schedules whose next slot or running edition is no later than `upTo`. */
  readonly begin: (known: readonly ListedSchedule[], upTo: number) => void;
  readonly end: () => void;
}

export interface PendingEditionsDeps {
  readonly schedules: () => Promise<readonly ListedSchedule[]>;
  readonly onChange: () => void;
}

/** Each poll starts a process: poll fast at first, while an edition goes out, then slowly, while Discord is down. */
const POLL_INTERVAL_MS = 2_500;
const SLOW_POLL_INTERVAL_MS = 10_000;
const FAST_POLLS = 12;
const MAX_POLLS = 60;

export function createPendingEditions({ schedules, onChange }: PendingEditionsDeps): PendingEditions {
  let list: readonly PendingEditionView[] = [];
  let ended = new AbortController();

  async function watch(upTo: number, signal: AbortSignal): Promise<void> {
    for (let polls = 0; polls < MAX_POLLS && list.some(({ outcome }) => outcome === null); polls += 1) {
      await sleep(polls < FAST_POLLS ? POLL_INTERVAL_MS : SLOW_POLL_INTERVAL_MS, undefined, {
        signal,
        ref: false,
      });
      // A poll fails while the database is busy or gone; the next one tries again.
      const latest = await schedules().catch(() => []);
      if (signal.aborted) return;
      list = list.map((edition) =>
        edition.outcome === null ? { ...edition, outcome: outcomeOf(edition, latest, upTo) } : edition,
      );
      onChange();
    }
  }

  return {
    list: () => list,
    begin(known, upTo) {
      ended.abort();
      ended = new AbortController();
      const { signal } = ended;
      list = known.flatMap((schedule) => pendingEditionOf(schedule, upTo) ?? []);
      watch(upTo, signal).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    },
    end: () => ended.abort(),
  };
}

function pendingEditionOf(
  { id, guild, channel, next, last }: ListedSchedule,
  upTo: number,
): PendingEditionView | null {
  const slot = last !== null && last.endedAt === null ? last.slot : next;
  return slot === null || slot > upTo ? null : { name: id, guild, channel, slot, outcome: null };
}

/** The outcome of an edition; if a schedule missed several slots, its latest edition counts. */
function outcomeOf(
  { name, guild, slot }: PendingEditionView,
  schedules: readonly ListedSchedule[],
  upTo: number,
): string | null {
  const schedule = schedules.find((candidate) => candidate.id === name && candidate.guild === guild);
  if (!schedule?.last) return null;
  const { last, zone } = schedule;
  if (last.slot < slot || last.endedAt === null) return null;
  // Missed slots end before the one that is posted has begun.
  if (schedule.next !== null && schedule.next <= upTo) return null;
  const reason = last.reason === null ? "" : ` (${last.reason})`;
  return `${last.state} at ${timeIn(last.endedAt, zone)}${reason}`;
}
