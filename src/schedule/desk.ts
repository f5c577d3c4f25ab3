import type { EditionWriter } from "../domain/edition-writer.ts";
import type { LibraryId } from "../domain/library.ts";
import type { Store } from "../domain/ports.ts";
import type { Timing } from "../domain/schedule.ts";
import type {
  Chosen,
  NewWish,
  Problem,
  Schedule,
  ScheduleDesk,
  ScheduleStatus,
  Settled,
  Wish,
} from "../domain/schedules.ts";
import type { Clock } from "../domain/time.ts";
import { MINUTE_MS } from "./calendar.ts";
import { ENV_ID } from "./env-schedule.ts";
import { readChosen, readId, readTiming } from "./read-wish.ts";
import type { Runner } from "./runner.ts";
import { nextSlots } from "./slots.ts";
import { createZones, type Zones } from "./zones.ts";

/** As many as Discord lists in one choice; more would be noise in a guild. */
export const MOST_SCHEDULES = 25;
/** Editions asked for by hand come no closer than this: what is new within it is not worth a post. */
const BY_HAND_APART_MS = MINUTE_MS;
/** Editions that a status counts over. */
const COUNTED = 100;
const WRITING_MS = 4.5 * MINUTE_MS;
/** 96 bits. As base64url, 16 characters. */
const REFERENCE_BYTES = 12;
const NAME_TRIES = 20;
const CONSONANTS = "bdfghklmnprstvz";
const VOWELS = "aeiou";

const PLAIN: Omit<Chosen, "channel"> = {
  title: null,
  topic: null,
  nothingNew: "line",
  thread: false,
  language: null,
};

export interface ScheduleDeskParts {
  readonly store: Pick<
    Store,
    "schedules" | "addSchedule" | "changeSchedule" | "removeSchedule" | "askForEdition" | "editions"
  >;
  readonly writer: EditionWriter;
  /** Null in a process that posts nothing: a running bot is asked through the store. */
  readonly runner: Pick<Runner, "runNow"> | null;
  readonly root: string;
  /** Where no zone is named. */
  readonly timeZone: string;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
}

export function createScheduleDesk(parts: ScheduleDeskParts): ScheduleDesk {
  const { store, writer, runner, root, clock } = parts;
  const of = (guild: string | null): LibraryId => ({ root, guild });
  const readZone = lazily();

  async function find(guild: string | null, id: string): Promise<Schedule | null> {
    const wanted = id.trim().toLowerCase();
    return (await store.schedules(of(guild))).find((schedule) => schedule.id === wanted) ?? null;
  }

  async function change(
    guild: string | null,
    id: string,
    to: (schedule: Schedule) => Partial<Schedule> | Problem,
  ): Promise<Settled> {
    const schedule = await find(guild, id);
    if (schedule === null) return unknown(id);
    const wanted = to(schedule);
    if ("problem" in wanted) return wanted;
    const changed = await store.changeSchedule(schedule.ref, wanted);
    return changed === null ? unknown(id) : { kind: "schedule", schedule: changed };
  }

  async function add(guild: string | null, wish: NewWish): Promise<Settled> {
    const timing = readTiming(wish, null, parts.timeZone, readZone);
    if (!timing.ok) return problem("unreadable", timing.problem);
    const chosen = readChosen(wish, { ...PLAIN, channel: wish.channel });
    if (!chosen.ok) return problem("unreadable", chosen.problem);
    const id = wish.id === undefined ? null : readId(wish.id);
    if (id?.ok === false) return problem("unreadable", id.problem);
    if (id?.value === ENV_ID) return problem("taken", `"${ENV_ID}" is kept for the one in the settings.`);
    return put(of(guild), id?.value ?? null, { timing: timing.value, ...chosen.value }, parts);
  }

  return {
    list: (guild) => store.schedules(of(guild)),
    find,
    add,
    edit: (guild, id, wish) => change(guild, id, (schedule) => edited(schedule, wish, parts, readZone)),
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
      return schedule === null ? null : (await writer.write(schedule, WRITING_MS)).briefing;
    },
    async runNow(guild, id) {
      const schedule = await find(guild, id);
      if (schedule === null) return unknown(id);
      const latest = await store.editions(schedule.ref, COUNTED);
      const now = clock.now();
      if (latest.some(({ createdAt }) => Date.parse(now) - Date.parse(createdAt) < BY_HAND_APART_MS))
        return problem("too-often", "An edition of it was begun within the last minute.");
      if (runner !== null) return runner.runNow(schedule);
      await store.askForEdition(schedule.ref, now);
      return { kind: "asked", at: now };
    },
    nextRuns: (schedule, count) => nextSlots(schedule.timing, clock.now(), count),
    async editions(guild, id, limit) {
      const schedule = await find(guild, id);
      return schedule === null ? [] : store.editions(schedule.ref, limit);
    },
    async overview(guild) {
      const schedules = await store.schedules(of(guild));
      return Promise.all(schedules.map((schedule) => statusOf(schedule, parts)));
    },
  };
}

/** The zones are indexed when somebody names one: that takes a tenth of a second. */
function lazily(): Zones["read"] {
  let zones: Zones | null = null;
  return (typed) => {
    zones ??= createZones();
    return zones.read(typed);
  };
}

async function put(
  library: LibraryId,
  id: string | null,
  chosen: Chosen & { readonly timing: Timing },
  { store, clock, random }: ScheduleDeskParts,
): Promise<Settled> {
  const now = clock.now();
  for (let tries = 0; tries < NAME_TRIES; tries += 1) {
    const schedule: Schedule = {
      id: id ?? newName(random),
      ref: Buffer.from(random(REFERENCE_BYTES)).toString("base64url"),
      guild: library.guild,
      ...chosen,
      paused: null,
      timingSetAt: now,
      createdAt: now,
    };
    const outcome = await store.addSchedule(library, schedule, MOST_SCHEDULES);
    if (outcome === "added") return { kind: "schedule", schedule };
    if (outcome === "full")
      return problem(
        "too-many",
        `There are ${MOST_SCHEDULES} schedules already; remove one that is not needed.`,
      );
    if (id !== null) return problem("taken", `There is a schedule "${id}" already; choose another name.`);
  }
  return problem("taken", "No free name was found; choose one.");
}

/** Four letters that can be said: "kabe". */
function newName(random: (bytes: number) => Uint8Array): string {
  return Array.from(random(4), (byte, at) => {
    const letters = at % 2 === 0 ? CONSONANTS : VOWELS;
    return letters[byte % letters.length] ?? "";
  }).join("");
}

function edited(
  schedule: Schedule,
  wish: Wish,
  { timeZone, clock }: ScheduleDeskParts,
  readZone: Zones["read"],
): Partial<Schedule> | Problem {
  if (schedule.id === ENV_ID)
    return problem("taken", `"${ENV_ID}" follows BRIEFING_CHANNEL_ID and BRIEFING_TIME; change those.`);
  const timing = readTiming(wish, schedule.timing, timeZone, readZone);
  if (!timing.ok) return problem("unreadable", timing.problem);
  const chosen = readChosen(wish, schedule);
  if (!chosen.ok) return problem("unreadable", chosen.problem);
  const same = JSON.stringify(timing.value) === JSON.stringify(schedule.timing);
  return { ...chosen.value, ...(same ? {} : { timing: timing.value, timingSetAt: clock.now() }) };
}

async function statusOf(
  schedule: Schedule,
  { store, clock }: Pick<ScheduleDeskParts, "store" | "clock">,
): Promise<ScheduleStatus> {
  const editions = await store.editions(schedule.ref, COUNTED);
  const last = editions[0] ?? null;
  const done = last?.state === "delivered" ? last.endedAt : null;
  return {
    schedule,
    last,
    lastLateMs: last === null || done === null ? null : Date.parse(done) - Date.parse(last.slot),
    next: schedule.paused === null ? (nextSlots(schedule.timing, clock.now(), 1)[0] ?? null) : null,
    missed: editions.filter(({ state }) => state === "missed").length,
    troubled: editions.filter(({ state }) => state === "uncertain" || state === "failed"),
  };
}

function unknown(id: string): Problem {
  return problem("unknown", `There is no schedule "${id}".`);
}

function problem(why: Problem["why"], text: string): Problem {
  return { kind: "problem", why, problem: text };
}
