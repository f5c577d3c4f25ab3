import type { LibraryId } from "../domain/library.ts";
import type { Store } from "../domain/ports.ts";
import { type ClockTime, type Timing, WEEKDAYS } from "../domain/schedule.ts";
import type { Schedule } from "../domain/schedules.ts";
import type { Instant } from "../domain/time.ts";

/** The name of the schedule that the settings make. */
export const ENV_ID = "env";

/** What the settings say: a channel with a time of day, or that there is to be no such schedule. */
export interface EnvSettings {
  readonly channel: string | null;
  readonly time: ClockTime;
  readonly timeZone: string;
}

export interface EnvParts {
  readonly store: Pick<Store, "allSchedules" | "addSchedule" | "changeSchedule" | "removeSchedule">;
  /** Whose schedule it is to be; one of another guild in this root is removed. */
  readonly library: LibraryId;
  readonly now: Instant;
  readonly random: (bytes: number) => Uint8Array;
}

const REFERENCE_BYTES = 12;

/**
 * Keeps the schedule "env" in step with the settings. A changed channel ends a pause for its sake; a changed time counts from
 * now on.
 */
export async function keepEnvSchedule(settings: EnvSettings, parts: EnvParts): Promise<void> {
  const { store, library } = parts;
  const { channel, time, timeZone } = settings;
  const kept = (await store.allSchedules(library.root)).map(({ schedule }) => schedule);
  const ours = kept.filter(({ id }) => id === ENV_ID);
  const there = ours.find(({ guild }) => guild === library.guild && channel !== null);
  for (const { ref } of ours.filter((schedule) => schedule !== there)) await store.removeSchedule(ref);
  if (channel === null) return;
  const timing: Timing = { kind: "daily", time, weekdays: WEEKDAYS, timeZone };
  if (there !== undefined) await change(there, { channel, timing }, parts);
  // Another process that was started in the same moment may have added it: then it is there, which is all that counts.
  else await store.addSchedule(library, newSchedule({ channel, timing }, parts), Number.MAX_SAFE_INTEGER);
}

async function change(
  there: Schedule,
  { channel, timing }: Pick<Schedule, "channel" | "timing">,
  { store, now }: EnvParts,
): Promise<void> {
  const sameTime = JSON.stringify(there.timing) === JSON.stringify(timing);
  const sameChannel = there.channel === channel;
  if (sameTime && sameChannel) return;
  await store.changeSchedule(there.ref, {
    ...(sameTime ? {} : { timing, timingSetAt: now }),
    ...(sameChannel || there.paused?.reason === "by-hand" ? { channel } : { channel, paused: null }),
  });
}

function newSchedule(
  chosen: Pick<Schedule, "channel" | "timing">,
  { library, now, random }: EnvParts,
): Schedule {
  return {
    id: ENV_ID,
    ref: Buffer.from(random(REFERENCE_BYTES)).toString("base64url"),
    guild: library.guild,
    title: null,
    topic: null,
    nothingNew: "line",
    thread: false,
    language: null,
    paused: null,
    timingSetAt: now,
    createdAt: now,
    ...chosen,
  };
}
