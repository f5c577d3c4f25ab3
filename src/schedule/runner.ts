import type { CorrectionsOwed } from "../domain/corrections.ts";
import type { Compose, EditionRequest, Outbox, RunOutcome } from "../domain/delivery.ts";
import type { EditionWriter } from "../domain/edition-writer.ts";
import type { Pictures } from "../domain/pictures.ts";
import type { Events, Store } from "../domain/ports.ts";
import type { KeptSchedule } from "../domain/schedule-memory.ts";
import type { Press, RunNow, Schedule } from "../domain/schedules.ts";
import { type Clock, type Instant, instantAfter } from "../domain/time.ts";
import { MINUTE_MS, SECOND_MS } from "./calendar.ts";
import { composeEditions } from "./compose-edition.ts";
import { alertGuild, createDry } from "./dry.ts";
import { type Due, ON_TIME_MS } from "./due.ts";
import { createLeads } from "./lead.ts";
import { createOwing } from "./owing.ts";
import { createReporter } from "./report-outcome.ts";
import { nextSlots } from "./slots.ts";

/** What others left unfinished is looked for this often. */
const RECOVER_EVERY_MS = MINUTE_MS;
const DRY_EVERY_MS = 10 * MINUTE_MS;
/** An edition asked for by hand is wanted now or not at all. */
const BY_HAND_MS = 10 * MINUTE_MS;
/** Who closes does not wait longer for what is being posted; it is taken up at the next start. */
const CLOSE_MS = 5 * SECOND_MS;

type RunnerStore = Pick<
  Store,
  "allSchedules" | "changeSchedule" | "recordSlot" | "answeredAsk" | "keepTold" | "editions" | "newestArrival"
>;

export interface RunnerParts {
  readonly store: RunnerStore;
  readonly outbox: Outbox;
  readonly writer: EditionWriter;
  readonly press: Omit<Press, "publisher">;
  /** What is to be said of earlier editions; absent: nothing ever is. */
  readonly corrections?: CorrectionsOwed;
  /** Absent: no briefing has a picture. */
  readonly pictures?: Pictures;
  /** The documents folder whose schedules are run. */
  readonly root: string;
  /** How long after its slot an edition is still posted. */
  readonly graceMs: number;
  /** Days without a new document that are told. */
  readonly dryDays: number;
  readonly clock: Clock;
  readonly events: Events;
  /** Aborts what waits; what it leaves unfinished is no failure then. */
  readonly stop: AbortSignal;
}

/** Has what is due written and posted. */
export interface Runner {
  /** Looks what is due. What is begun goes on by itself: nothing holds up the next look. */
  tick(): Promise<void>;
  /** An extra edition at this moment. */
  runNow(schedule: Schedule): Promise<RunNow>;
  /** Resolves once nothing is under way, or after five seconds. */
  close(): Promise<void>;
}

export function createRunner(parts: RunnerParts): Runner {
  const { store, outbox, root, press, clock, events, stop } = parts;
  const leads = createLeads();
  const { corrections = null, pictures = null } = parts;
  const dry = createDry({ store, root, days: parts.dryDays, clock });
  const compose = untilStopped(
    composeEditions({ ...parts, render: press.render, leads, dry, corrections, pictures }),
    stop,
  );
  const reporter = createReporter(parts);
  const owing = createOwing(parts);
  const running = new Map<string, Promise<unknown>>();
  const restUntil = new Map<string, Instant>();
  const lookedAt = new Map<string, number>();

  function begin(key: string, work: () => Promise<unknown>): void {
    if (running.has(key)) return;
    const run = work()
      .catch((error: unknown) => {
        if (!stop.aborted) events.emit("error", "schedule.failed", { schedule: key, error });
      })
      .finally(() => running.delete(key));
    running.set(key, run);
  }

  function beginEvery(key: string, everyMs: number, work: () => Promise<unknown>): void {
    const since = clock.ticks() - (lookedAt.get(key) ?? Number.NEGATIVE_INFINITY);
    if (since < everyMs) return;
    lookedAt.set(key, clock.ticks());
    begin(key, work);
  }

  async function post(schedule: Schedule, request: EditionRequest): Promise<RunOutcome> {
    const outcome = await outbox.run(request, compose);
    await reporter.report(schedule, outcome);
    return outcome;
  }

  async function settle(schedule: Schedule, owed: Due): Promise<void> {
    await missAll(schedule, owed);
    if (owed.post !== null) {
      const { slot } = owed.post;
      const deadline = deadlineOf(schedule, slot.at, parts.graceMs);
      const late = Date.parse(clock.now()) - Date.parse(slot.at) > ON_TIME_MS;
      const outcome = await post(schedule, { ...requestOf(schedule, slot.at, root), late, deadline });
      if (outcome.kind === "lost") return;
      if (outcome.kind === "taken" && outcome.until !== null) {
        restUntil.set(schedule.ref, outcome.until);
        return;
      }
    }
    if (owed.upTo !== null) await store.recordSlot(schedule.ref, owed.upTo);
  }

  /** The earliest of them says how many are not listed. */
  async function missAll(schedule: Schedule, { missed, post: posted }: Due): Promise<void> {
    const unlisted = missed.count - missed.slots.length;
    const more = unlisted > 0 ? `, nor for ${missed.atLeast ? "at least " : ""}${unlisted} slots before` : "";
    let latest: RunOutcome | null = null;
    for (const [index, { at }] of missed.slots.entries()) {
      const request = { ...requestOf(schedule, at, root), late: true, deadline: clock.now() };
      latest = await outbox.miss(request, `not running then${index === 0 ? more : ""}`);
    }
    if (posted === null && latest !== null) await reporter.report(schedule, latest);
  }

  async function answerAsk(schedule: Schedule, askedAt: Instant): Promise<void> {
    const tooOld = Date.parse(clock.now()) - Date.parse(askedAt) > BY_HAND_MS;
    if (!tooOld) {
      const outcome = await post(schedule, byHand(schedule, askedAt));
      if (outcome.kind === "lost" || (outcome.kind === "taken" && outcome.until !== null)) return;
    }
    await store.answeredAsk(schedule.ref, askedAt);
  }

  function byHand(schedule: Schedule, at: Instant): EditionRequest {
    const deadline = deadlineOf(schedule, at, BY_HAND_MS);
    return { ...requestOf(schedule, at, root), late: false, deadline };
  }

  function look(kept: KeptSchedule): void {
    const { schedule, askedAt } = kept;
    const { ref } = schedule;
    if (running.has(ref) || (restUntil.get(ref) ?? "") > clock.now()) return;
    if (askedAt !== null) begin(ref, () => answerAsk(schedule, askedAt));
    else if (schedule.paused === null) {
      const owed = owing.of(kept, leads.of(ref));
      if (owed !== null) begin(ref, () => settle(schedule, owed));
    }
  }

  async function recover(): Promise<void> {
    const outcomes = await outbox.recover(compose);
    const schedules = new Map((await store.allSchedules(root)).map((kept) => [kept.schedule.ref, kept]));
    for (const outcome of outcomes) {
      const kept = schedules.get(outcome.edition.schedule);
      if (kept !== undefined) await reporter.report(kept.schedule, outcome);
    }
  }

  async function lookForDrought(schedules: readonly Schedule[]): Promise<void> {
    const active = Map.groupBy(
      schedules.filter(({ paused }) => paused === null),
      ({ guild }) => guild,
    );
    for (const [guild, own] of active) await alertGuild(guild, own, { dry, press, outbox, compose });
  }

  return {
    async tick() {
      beginEvery("recover", RECOVER_EVERY_MS, recover);
      const kept = await store.allSchedules(root);
      for (const each of kept) look(each);
      beginEvery("dry", DRY_EVERY_MS, () => lookForDrought(kept.map(({ schedule }) => schedule)));
    },
    async runNow(schedule) {
      if (running.has(schedule.ref)) {
        const problem = "An edition of it is being written or posted just now.";
        return { kind: "problem", why: "busy", problem };
      }
      const run = post(schedule, byHand(schedule, clock.now()));
      begin(schedule.ref, () => run);
      const { edition } = await run;
      return { kind: "ended", edition };
    },
    async close() {
      const all = Promise.allSettled(running.values());
      await Promise.race([all, new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())]);
    },
  };
}

/** What is being written when the end comes is left to the next start, however long it would take. */
function untilStopped(compose: Compose, stop: AbortSignal): Compose {
  return async (edition) => {
    stop.throwIfAborted();
    const { promise: stopped, reject } = Promise.withResolvers<never>();
    const done = new AbortController();
    stop.addEventListener("abort", () => reject(stop.reason), { signal: done.signal });
    return Promise.race([compose(edition), stopped]).finally(() => done.abort());
  };
}

function requestOf(schedule: Schedule, slot: Instant, root: string) {
  const { ref, channel, guild } = schedule;
  return { schedule: ref, slot, notBefore: slot, channel, library: { root, guild } };
}

/** A later edition takes an earlier one's place: what was not posted by then is told by it. */
function deadlineOf({ timing }: Schedule, at: Instant, mostMs: number): Instant {
  const [next] = nextSlots(timing, at, 1);
  const most = instantAfter(at, mostMs);
  return next !== undefined && next.at < most ? next.at : most;
}
