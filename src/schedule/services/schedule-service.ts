import { once } from "../../async/once.ts";
import type { Clock } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import { MINUTE_MS } from "../../domain/core/time.ts";
import type { EditionArchive } from "../../domain/delivery/edition-archive.ts";
import type { EditionWriter } from "../../domain/schedules/edition-writer.ts";
import type { Schedule, ScheduleOptions } from "../../domain/schedules/schedule.ts";
import type {
  NewScheduleInput,
  ScheduleInput,
  ScheduleProblem,
  ScheduleResult,
  ScheduleService,
  ScheduleStatus,
} from "../../domain/schedules/schedule-service.ts";
import type { ScheduleStore } from "../../domain/schedules/schedule-store.ts";
import type { Timing } from "../../domain/schedules/timing.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { parseScheduleId, parseScheduleOptions, parseTiming } from "../input/parse-schedule-input.ts";
import type { Runner } from "../running/runner.ts";
import { nextSlots } from "../timing/slots.ts";
import { createZones, type Zones } from "../zones/zones.ts";
import { ENV_SCHEDULE_ID } from "./env-schedule.ts";

/** Per guild. Discord's autocompletion shows at most 25 choices. */
export const MAX_SCHEDULES = 25;
/** Minimum time between an edition and a manually requested one. */
const MIN_MANUAL_INTERVAL_MS = MINUTE_MS;
/** A status covers this many of the latest editions. */
const STATUS_EDITION_LIMIT = 100;
const WRITING_TIMEOUT_MS = 4.5 * MINUTE_MS;
/** 96 bits. As base64url, 16 characters. */
const REFERENCE_BYTES = 12;
const MAX_ID_ATTEMPTS = 20;
const CONSONANTS = "bdfghklmnprstvz";
const VOWELS = "aeiou";

const DEFAULT_OPTIONS: Omit<ScheduleOptions, "channel"> = {
  title: null,
  topic: null,
  nothingNew: "line",
  thread: false,
  language: null,
};

export interface ScheduleServiceDeps {
  readonly store: Pick<
    ScheduleStore,
    "schedules" | "addSchedule" | "changeSchedule" | "removeSchedule" | "requestEdition"
  > &
    Pick<EditionArchive, "editions">;
  readonly writer: EditionWriter;
  /** Null in a process that posts nothing: it leaves a request in the store for the running bot. */
  readonly runner: Pick<Runner, "runNow"> | null;
  readonly root: string;
  /** The default time zone. */
  readonly timeZone: string;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
}

export function createScheduleService(deps: ScheduleServiceDeps): ScheduleService {
  const { store, writer, runner, root, clock } = deps;
  const libraryOf = (guild: string | null): LibraryId => ({ root, guild });
  const parseZone = lazyZoneParser();

  async function find(guild: string | null, id: string): Promise<Schedule | null> {
    const normalizedId = id.trim().toLowerCase();
    return (await store.schedules(libraryOf(guild))).find((schedule) => schedule.id === normalizedId) ?? null;
  }

  async function change(
    guild: string | null,
    id: string,
    toChange: (schedule: Schedule) => Partial<Schedule> | ScheduleProblem,
  ): Promise<ScheduleResult> {
    const schedule = await find(guild, id);
    if (schedule === null) return unknownSchedule(id);
    const scheduleChange = toChange(schedule);
    if ("problem" in scheduleChange) return scheduleChange;
    const changed = await store.changeSchedule(schedule.ref, scheduleChange);
    return changed === null ? unknownSchedule(id) : { kind: "schedule", schedule: changed };
  }

  async function add(guild: string | null, input: NewScheduleInput): Promise<ScheduleResult> {
    const timing = parseTiming(input, null, deps.timeZone, parseZone);
    if (!timing.ok) return problem("unreadable", timing.problem);
    const options = parseScheduleOptions(input, { ...DEFAULT_OPTIONS, channel: input.channel });
    if (!options.ok) return problem("unreadable", options.problem);
    const id = input.id === undefined ? null : parseScheduleId(input.id);
    if (id?.ok === false) return problem("unreadable", id.problem);
    if (id?.value === ENV_SCHEDULE_ID)
      return problem("taken", message("reason.schedule.reserved", { id: ENV_SCHEDULE_ID }));
    return insertSchedule(
      libraryOf(guild),
      id?.value ?? null,
      { timing: timing.value, ...options.value },
      deps,
    );
  }

  return {
    list: (guild) => store.schedules(libraryOf(guild)),
    find,
    add,
    edit: (guild, id, input) => change(guild, id, (schedule) => applyInput(schedule, input, deps, parseZone)),
    pause: (guild, id) =>
      change(guild, id, ({ paused }) => ({ paused: paused ?? { reason: "by-hand", at: clock.now() } })),
    resume: (guild, id) =>
      change(guild, id, ({ paused }) => (paused === null ? {} : { paused: null, timingSetAt: clock.now() })),
    async remove(guild, id) {
      const schedule = await find(guild, id);
      return schedule !== null && store.removeSchedule(schedule.ref);
    },
    async preview(guild, id) {
      const schedule = await find(guild, id);
      return schedule === null ? null : (await writer.write(schedule, WRITING_TIMEOUT_MS)).briefing;
    },
    async runNow(guild, id) {
      const schedule = await find(guild, id);
      if (schedule === null) return unknownSchedule(id);
      const latest = await store.editions(
        { kind: "scheduled", schedule: schedule.ref },
        STATUS_EDITION_LIMIT,
      );
      const now = clock.now();
      if (latest.some(({ createdAt }) => Date.parse(now) - Date.parse(createdAt) < MIN_MANUAL_INTERVAL_MS))
        return problem("too-often", message("reason.schedule.too-often"));
      if (runner !== null) return runner.runNow(schedule);
      await store.requestEdition(schedule.ref, now);
      return { kind: "requested", at: now };
    },
    nextRuns: (schedule, count) => nextSlots(schedule.timing, clock.now(), count),
    async editions(guild, id, limit) {
      const schedule = await find(guild, id);
      return schedule === null ? [] : store.editions({ kind: "scheduled", schedule: schedule.ref }, limit);
    },
    async overview(guild) {
      const schedules = await store.schedules(libraryOf(guild));
      return Promise.all(schedules.map((schedule) => statusOf(schedule, deps)));
    },
  };
}

/** Indexes the zones at the first use, because that takes a tenth of a second. */
function lazyZoneParser(): Zones["parse"] {
  const zones = once(createZones);
  return (typed) => zones().parse(typed);
}

async function insertSchedule(
  library: LibraryId,
  id: string | null,
  options: ScheduleOptions & { readonly timing: Timing },
  { store, clock, random }: ScheduleServiceDeps,
): Promise<ScheduleResult> {
  const now = clock.now();
  for (let attempts = 0; attempts < MAX_ID_ATTEMPTS; attempts += 1) {
    const schedule: Schedule = {
      id: id ?? randomId(random),
      ref: Buffer.from(random(REFERENCE_BYTES)).toString("base64url"),
      guild: library.guild,
      ...options,
      paused: null,
      timingSetAt: now,
      createdAt: now,
    };
    const outcome = await store.addSchedule(library, schedule, MAX_SCHEDULES);
    if (outcome === "added") return { kind: "schedule", schedule };
    if (outcome === "full")
      return problem("too-many", message("reason.schedule.too-many", { max: String(MAX_SCHEDULES) }));
    if (id !== null) return problem("taken", message("reason.schedule.taken", { id }));
  }
  return problem("taken", message("reason.schedule.no-free-name"));
}

/** Four pronounceable letters: "kabe". */
function randomId(random: (bytes: number) => Uint8Array): string {
  return Array.from(random(4), (byte, at) => {
    const letters = at % 2 === 0 ? CONSONANTS : VOWELS;
    return letters[byte % letters.length] ?? "";
  }).join("");
}

function applyInput(
  schedule: Schedule,
  input: ScheduleInput,
  { timeZone, clock }: ScheduleServiceDeps,
  parseZone: Zones["parse"],
): Partial<Schedule> | ScheduleProblem {
  if (schedule.id === ENV_SCHEDULE_ID)
    return problem("taken", message("reason.schedule.from-settings", { id: ENV_SCHEDULE_ID }));
  const timing = parseTiming(input, schedule.timing, timeZone, parseZone);
  if (!timing.ok) return problem("unreadable", timing.problem);
  const options = parseScheduleOptions(input, schedule);
  if (!options.ok) return problem("unreadable", options.problem);
  const sameTiming = JSON.stringify(timing.value) === JSON.stringify(schedule.timing);
  return { ...options.value, ...(sameTiming ? {} : { timing: timing.value, timingSetAt: clock.now() }) };
}

async function statusOf(
  schedule: Schedule,
  { store, clock }: Pick<ScheduleServiceDeps, "store" | "clock">,
): Promise<ScheduleStatus> {
  const editions = await store.editions({ kind: "scheduled", schedule: schedule.ref }, STATUS_EDITION_LIMIT);
  const last = editions[0] ?? null;
  const deliveredAt = last?.state === "delivered" ? last.endedAt : null;
  return {
    schedule,
    last,
    lastLateMs:
      last === null || deliveredAt === null ? null : Date.parse(deliveredAt) - Date.parse(last.slot),
    next: schedule.paused === null ? (nextSlots(schedule.timing, clock.now(), 1)[0] ?? null) : null,
    missed: editions.filter(({ state }) => state === "missed").length,
    troubled: editions.filter(({ state }) => state === "uncertain" || state === "failed"),
  };
}

function unknownSchedule(id: string): ScheduleProblem {
  return problem("unknown", message("reason.schedule.unknown", { id }));
}

function problem(why: ScheduleProblem["why"], text: Message): ScheduleProblem {
  return { kind: "problem", why, problem: text };
}
