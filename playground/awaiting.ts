import { setTimeout as sleep } from "node:timers/promises";
import type { ListedSchedule } from "./schedule-list.ts";
import type { AwaitedView } from "./shapes.ts";
import { timeIn } from "./time-words.ts";

/** The editions that a move of the clock made due, until each has an end. */
export interface Awaiting {
  readonly list: () => readonly AwaitedView[];
  /** Those of `known` whose next slot, or an edition that is under way, is no later than `upTo`. */
  readonly begin: (known: readonly ListedSchedule[], upTo: number) => void;
  readonly end: () => void;
}

export interface AwaitingParts {
  readonly schedules: () => Promise<readonly ListedSchedule[]>;
  readonly onChange: () => void;
}

/** Asking starts a process each time: often at first, when an edition goes out, and seldom while Discord is down. */
const ASK_EVERY_MS = 2_500;
const SELDOM_MS = 10_000;
const OFTEN_FOR = 12;
const GIVE_UP_AFTER = 60;

export function createAwaiting({ schedules, onChange }: AwaitingParts): Awaiting {
  let list: readonly AwaitedView[] = [];
  let ended = new AbortController();

  async function watch(signal: AbortSignal): Promise<void> {
    for (let asked = 0; asked < GIVE_UP_AFTER && list.some(({ outcome }) => outcome === null); asked += 1) {
      await sleep(asked < OFTEN_FOR ? ASK_EVERY_MS : SELDOM_MS, undefined, { signal, ref: false });
      // What can't be asked now, since a store is busy or gone, is asked again.
      const now = await schedules().catch(() => []);
      if (signal.aborted) return;
      list = list.map((one) => (one.outcome === null ? { ...one, outcome: outcomeOf(one, now) } : one));
      onChange();
    }
  }

  return {
    list: () => list,
    begin(known, upTo) {
      ended.abort();
      ended = new AbortController();
      const { signal } = ended;
      list = known.flatMap((schedule) => awaited(schedule, upTo) ?? []);
      watch(signal).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    },
    end: () => ended.abort(),
  };
}

function awaited({ id, guild, channel, next, last }: ListedSchedule, upTo: number): AwaitedView | null {
  const slot = last !== null && last.endedAt === null ? last.slot : next;
  return slot === null || slot > upTo ? null : { name: id, guild, channel, slot, outcome: null };
}

/** Of a schedule that missed several, the latest counts. */
function outcomeOf({ name, guild, slot }: AwaitedView, schedules: readonly ListedSchedule[]): string | null {
  const schedule = schedules.find((one) => one.id === name && one.guild === guild);
  if (!schedule?.last) return null;
  const { last, zone } = schedule;
  if (last.slot < slot || last.endedAt === null) return null;
  const why = last.reason === null ? "" : ` (${last.reason})`;
  return `${last.state} at ${timeIn(last.endedAt, zone)}${why}`;
}
