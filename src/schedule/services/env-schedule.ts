import type { LibraryId } from "../../domain/core/library.ts";
import type { Instant } from "../../domain/core/time.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import type { ScheduleStore } from "../../domain/schedules/schedule-store.ts";
import { type TimeOfDay, type Timing, WEEKDAYS } from "../../domain/schedules/timing.ts";

/** The name of the schedule defined by the settings. */
export const ENV_SCHEDULE_ID = "env";

export interface EnvScheduleSettings {
  /** Null: there is no such schedule. */
  readonly channel: string | null;
  readonly time: TimeOfDay;
  readonly timeZone: string;
}

export interface EnvScheduleDeps {
  readonly store: Pick<ScheduleStore, "allSchedules" | "addSchedule" | "changeSchedule" | "removeSchedule">;
  /** The library that the schedule belongs to; schedules "env" of other guilds in this root are removed. */
  readonly library: LibraryId;
  readonly now: Instant;
  readonly random: (bytes: number) => Uint8Array;
}

const REFERENCE_BYTES = 12;

/**
 * Creates, updates or removes the schedule "env" as the settings say. A new channel ends a pause that the old channel caused; a
 * new time applies from now on.
 */
export async function syncEnvSchedule(settings: EnvScheduleSettings, deps: EnvScheduleDeps): Promise<void> {
  const { store, library } = deps;
  const { channel, time, timeZone } = settings;
  const stored = (await store.allSchedules(library.root)).map(({ schedule }) => schedule);
  const envSchedules = stored.filter(({ id }) => id === ENV_SCHEDULE_ID);
  const existing = envSchedules.find(({ guild }) => guild === library.guild && channel !== null);
  for (const { ref } of envSchedules.filter((schedule) => schedule !== existing))
    await store.removeSchedule(ref);
  if (channel === null) return;
  const timing: Timing = { kind: "daily", time, weekdays: WEEKDAYS, timeZone };
  if (existing !== undefined) await updateSchedule(existing, { channel, timing }, deps);
  // The result is ignored: a process that started at the same time may have added it already.
  else await store.addSchedule(library, newSchedule({ channel, timing }, deps), Number.MAX_SAFE_INTEGER);
}

async function updateSchedule(
  existing: Schedule,
  { channel, timing }: Pick<Schedule, "channel" | "timing">,
  { store, now }: EnvScheduleDeps,
): Promise<void> {
  const sameTime = JSON.stringify(existing.timing) === JSON.stringify(timing);
  const sameChannel = existing.channel === channel;
  if (sameTime && sameChannel) return;
  await store.changeSchedule(existing.ref, {
    ...(sameTime ? {} : { timing, timingSetAt: now }),
    ...(sameChannel || existing.paused?.reason === "by-hand" ? { channel } : { channel, paused: null }),
  });
}

function newSchedule(
  fields: Pick<Schedule, "channel" | "timing">,
  { library, now, random }: EnvScheduleDeps,
): Schedule {
  return {
    id: ENV_SCHEDULE_ID,
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
    ...fields,
  };
}

/** The same, but a failure is logged and does not keep the other schedules from running. */
export async function trySyncEnvSchedule(
  settings: EnvScheduleSettings,
  deps: EnvScheduleDeps & { readonly events: Events },
): Promise<void> {
  await syncEnvSchedule(settings, deps).catch((error: unknown) =>
    deps.events.emit("error", "schedule.env-sync-failed", { error }),
  );
}
