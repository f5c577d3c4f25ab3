import { createBackground } from "../../async/background.ts";
import type { Clock } from "../../domain/core/clock.ts";
import { Fault } from "../../domain/core/fault.ts";
import { type Instant, instantAfter, MINUTE_MS, SECOND_MS } from "../../domain/core/time.ts";
import { type Composers, composeByKind } from "../../domain/delivery/composers.ts";
import type { EditionRequest } from "../../domain/delivery/edition.ts";
import type { EditionArchive } from "../../domain/delivery/edition-archive.ts";
import type { Compose, Outbox, RunOutcome } from "../../domain/delivery/outbox.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { ArrivalStore } from "../../domain/schedules/arrival-store.ts";
import type { DeliveredStore } from "../../domain/schedules/delivered-store.ts";
import type { EditionFile } from "../../domain/schedules/edition-file.ts";
import type { EditionWriter } from "../../domain/schedules/edition-writer.ts";
import type { MessagePublisher } from "../../domain/schedules/message-publisher.ts";
import type { PendingCorrections } from "../../domain/schedules/pending-corrections.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import type { RunNowResult } from "../../domain/schedules/schedule-service.ts";
import type { ScheduleStore, StoredSchedule } from "../../domain/schedules/schedule-store.ts";
import { message } from "../../domain/texts/texts.ts";
import { type DueEditions, ON_TIME_MS } from "../timing/due-editions.ts";
import { nextSlots } from "../timing/slots.ts";
import { composeEditions } from "./compose-edition.ts";
import { createDueCache } from "./due-cache.ts";
import { jitteredPostTime } from "./jitter.ts";
import { createLeadTimes } from "./lead-times.ts";
import { missedReason } from "./missed-reason.ts";
import { alertGuild, composeAlerts, createNoNewDocumentsMonitor } from "./no-new-documents.ts";
import { createOutcomeReporter } from "./report-outcome.ts";

/** Editions that another process left unfinished are recovered this often. */
const RECOVER_INTERVAL_MS = MINUTE_MS;
const NO_NEW_DOCUMENTS_INTERVAL_MS = 10 * MINUTE_MS;
/** Editions that are due at the same time are spread over this. */
const MAX_JITTER_MS = 10 * SECOND_MS;
/** How long a schedule waits whose edition could not be recorded on a full disk. */
const FULL_DISK_WAIT_MS = 10 * SECOND_MS;
/** A request for an extra edition expires after this. */
const MANUAL_MAX_AGE_MS = 10 * MINUTE_MS;

type RunnerStore = Pick<
  ScheduleStore,
  "allSchedules" | "changeSchedule" | "recordSlot" | "clearEditionRequest"
> &
  Pick<DeliveredStore, "recordDelivered"> &
  Pick<EditionArchive, "editions"> &
  Pick<ArrivalStore, "newestArrival">;

export interface RunnerDeps {
  readonly store: RunnerStore;
  readonly outbox: Outbox;
  /** For editions of the other kinds, when they are recovered. */
  readonly composers: Omit<Composers, "scheduled" | "no-news-alert">;
  readonly writer: EditionWriter;
  readonly publisher: Omit<MessagePublisher, "sender">;
  /** Absent: corrections of earlier editions are off. */
  readonly corrections?: PendingCorrections;
  /** Posted with each edition of a schedule; absent: none. */
  readonly files?: readonly EditionFile[];
  /** The documents folder whose schedules are run. */
  readonly root: string;
  /** How long after its slot an edition is still posted. */
  readonly graceMs: number;
  /** Days without a new document after which an alert is posted. */
  readonly alertDays: number;
  readonly clock: Clock;
  readonly events: Events;
  /** Aborts work in progress; unfinished work is then not logged as a failure. */
  readonly stop: AbortSignal;
}

/** Composes and posts the editions that are due. */
export interface Runner {
  /** Starts what is due, in the background; does not wait for it. */
  tick(): Promise<void>;
  /** Composes and posts an extra edition now. */
  runNow(schedule: Schedule): Promise<RunNowResult>;
  /** Resolves once no edition is in progress, or after five seconds. */
  close(): Promise<void>;
}

export function createRunner(deps: RunnerDeps): Runner {
  const { store, outbox, root, publisher, clock, events, stop } = deps;
  const leadTimes = createLeadTimes();
  const { corrections = null, files = [] } = deps;
  const noNewDocuments = createNoNewDocumentsMonitor({ store, root, days: deps.alertDays, clock });
  const { render } = publisher;
  const scheduled = composeEditions({ ...deps, render, leadTimes, corrections, files });
  const alerts = composeAlerts(noNewDocuments, render);
  const compose = abortable(composeByKind({ ...deps.composers, scheduled, "no-news-alert": alerts }), stop);
  const reporter = createOutcomeReporter(deps);
  const dueCache = createDueCache(deps);
  const background = createBackground({
    stop,
    onError(key, error) {
      events.emit("error", "schedule.failed", { schedule: key, error });
      if (!(error instanceof Fault && error.code === "disk-full")) return;
      stoppedByFullDisk.add(key);
      blockedUntilMs.set(key, clock.monotonicMs() + FULL_DISK_WAIT_MS);
    },
  });
  /** By the monotonic clock. */
  const blockedUntilMs = new Map<string, number>();
  /** Schedules with slots that passed while they could not be recorded. */
  const stoppedByFullDisk = new Set<string>();
  const lastRunMs = new Map<string, number>();

  function startEvery(key: string, everyMs: number, work: () => Promise<unknown>): void {
    const elapsedMs = clock.monotonicMs() - (lastRunMs.get(key) ?? Number.NEGATIVE_INFINITY);
    if (elapsedMs < everyMs) return;
    lastRunMs.set(key, clock.monotonicMs());
    background.start(key, work);
  }

  async function post(schedule: Schedule, request: EditionRequest): Promise<RunOutcome> {
    const outcome = await outbox.run(request, compose);
    await reporter.report(schedule, outcome);
    return outcome;
  }

  async function processDue(schedule: Schedule, due: DueEditions): Promise<void> {
    await recordAllMissed(schedule, due);
    if (due.post !== null) {
      const { slot } = due.post;
      const deadline = deadlineOf(schedule, slot.at, deps.graceMs);
      const late = Date.parse(clock.now()) - Date.parse(slot.at) > ON_TIME_MS;
      const outcome = await post(schedule, { ...requestOf(schedule, slot.at, root), late, deadline });
      if (outcome.kind === "lost") return;
      if (outcome.kind === "taken" && outcome.retryInMs !== null) {
        blockedUntilMs.set(schedule.ref, clock.monotonicMs() + outcome.retryInMs);
        return;
      }
    }
    if (due.upTo === null) return;
    await store.recordSlot(schedule.ref, due.upTo);
    stoppedByFullDisk.delete(schedule.ref);
  }

  /** The reason of the earliest recorded slot gives the number of those that are not recorded. */
  async function recordAllMissed(schedule: Schedule, { missed, post: dueNow }: DueEditions): Promise<void> {
    const why = stoppedByFullDisk.has(schedule.ref) ? "disk-full" : "not-running";
    let latest: RunOutcome | null = null;
    for (const [index, { at }] of missed.slots.entries()) {
      const request = { ...requestOf(schedule, at, root), late: true, deadline: clock.now() };
      latest = await outbox.recordMissed(
        request,
        index === 0 ? missedReason(why, missed) : missedReason(why),
      );
    }
    if (dueNow === null && latest !== null) await reporter.report(schedule, latest);
  }

  async function runRequested(schedule: Schedule, requestedAt: Instant): Promise<void> {
    const tooOld = Date.parse(clock.now()) - Date.parse(requestedAt) > MANUAL_MAX_AGE_MS;
    if (!tooOld) {
      const outcome = await post(schedule, manualRequest(schedule, requestedAt));
      if (outcome.kind === "lost" || (outcome.kind === "taken" && outcome.retryInMs !== null)) return;
    }
    await store.clearEditionRequest(schedule.ref, requestedAt);
  }

  function manualRequest(schedule: Schedule, at: Instant): EditionRequest {
    const deadline = deadlineOf(schedule, at, MANUAL_MAX_AGE_MS);
    return { ...requestOf(schedule, at, root), notBefore: at, late: false, deadline };
  }

  function checkSchedule(stored: StoredSchedule): void {
    const { schedule, requestedAt } = stored;
    const { ref } = schedule;
    if (background.busy(ref) || (blockedUntilMs.get(ref) ?? 0) > clock.monotonicMs()) return;
    if (requestedAt !== null) background.start(ref, () => runRequested(schedule, requestedAt));
    else if (schedule.paused === null) {
      const due = dueCache.dueWithin(stored, leadTimes.leadMs(ref));
      if (due !== null) background.start(ref, () => processDue(schedule, due));
    }
  }

  async function recover(): Promise<void> {
    const outcomes = await outbox.recover(compose);
    const schedules = new Map(
      (await store.allSchedules(root)).map((stored) => [stored.schedule.ref, stored]),
    );
    for (const outcome of outcomes) {
      const { subject } = outcome.edition;
      const stored = subject.kind === "scheduled" ? schedules.get(subject.schedule) : undefined;
      if (stored !== undefined) await reporter.report(stored.schedule, outcome);
    }
  }

  async function checkNoNewDocuments(schedules: readonly Schedule[]): Promise<void> {
    const active = Map.groupBy(
      schedules.filter(({ paused }) => paused === null),
      ({ guild }) => guild,
    );
    for (const [guild, guildSchedules] of active)
      await alertGuild(guild, guildSchedules, { noNewDocuments, publisher, outbox, compose });
  }

  return {
    async tick() {
      startEvery("recover", RECOVER_INTERVAL_MS, recover);
      const stored = await store.allSchedules(root);
      for (const entry of stored) checkSchedule(entry);
      startEvery("no-new-documents", NO_NEW_DOCUMENTS_INTERVAL_MS, () =>
        checkNoNewDocuments(stored.map(({ schedule }) => schedule)),
      );
    },
    async runNow(schedule) {
      if (background.busy(schedule.ref)) {
        return { kind: "problem", why: "busy", problem: message("reason.schedule.busy") };
      }
      const run = post(schedule, manualRequest(schedule, clock.now()));
      background.start(schedule.ref, () => run);
      const { edition } = await run;
      return { kind: "ended", edition };
    },
    close: background.close,
  };
}

/** Rejects as soon as `stop` aborts, so that shutdown does not wait for a model. The next start recovers the edition. */
function abortable(compose: Compose, stop: AbortSignal): Compose {
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
  const subject = { kind: "scheduled", schedule: ref } as const;
  const notBefore = jitteredPostTime(slot, ref, MAX_JITTER_MS);
  return { subject, slot, notBefore, channel, library: { root, guild } };
}

/** At the latest the next slot: its edition covers everything that was not posted by then. */
function deadlineOf({ timing }: Schedule, at: Instant, maxMs: number): Instant {
  const [next] = nextSlots(timing, at, 1);
  const latestAllowed = instantAfter(at, maxMs);
  return next !== undefined && next.at < latestAllowed ? next.at : latestAllowed;
}
