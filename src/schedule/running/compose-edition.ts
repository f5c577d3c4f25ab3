import type { Clock } from "../../domain/core/clock.ts";
import { type Instant, instantAfter, MINUTE_MS, SECOND_MS } from "../../domain/core/time.ts";
import type { ComposeKind } from "../../domain/delivery/composers.ts";
import { type Edition, isInProgress } from "../../domain/delivery/edition.ts";
import type { EditionArchive } from "../../domain/delivery/edition-archive.ts";
import type { Composition } from "../../domain/delivery/outbox.ts";
import type { DeliveredStore } from "../../domain/schedules/delivered-store.ts";
import type { EditionFile } from "../../domain/schedules/edition-file.ts";
import type { EditionRenderer } from "../../domain/schedules/edition-renderer.ts";
import type { EditionWriter } from "../../domain/schedules/edition-writer.ts";
import type { PendingCorrections } from "../../domain/schedules/pending-corrections.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import type { ScheduleStore } from "../../domain/schedules/schedule-store.ts";
import { message } from "../../domain/texts/texts.ts";
import { ON_TIME_MS } from "../timing/due-editions.ts";
import { slotsBetween } from "../timing/slots.ts";
import type { LeadTimes } from "./lead-times.ts";

/** After this the extractive writer takes over, so that the edition is posted within five minutes of its slot. */
const WRITING_TIMEOUT_MS = 4.5 * MINUTE_MS;
/** A model gets at least this long, even for a late edition. */
const MIN_WRITING_MS = 30 * SECOND_MS;
/** The outbox needs at most about this long to resolve an uncertain send; after that the previous edition counts as posted. */
const PREVIOUS_EDITION_TIMEOUT_MS = 150 * SECOND_MS;

export interface ComposeDeps {
  readonly store: Pick<ScheduleStore, "allSchedules"> &
    Pick<EditionArchive, "editions"> &
    Pick<DeliveredStore, "recordDelivered">;
  readonly root: string;
  readonly writer: EditionWriter;
  readonly render: EditionRenderer;
  readonly clock: Clock;
  readonly leadTimes: LeadTimes;
  /** Null: corrections of earlier editions are off. */
  readonly corrections: PendingCorrections | null;
  /** Posted with each edition, in this order. */
  readonly files: readonly EditionFile[];
}

/** Composes editions of schedules. An edition whose schedule was removed is silent. */
export function composeEditions(deps: ComposeDeps): ComposeKind<"scheduled"> {
  return async (edition, { schedule: ref }) => {
    const stored = await deps.store.allSchedules(deps.root);
    const match = stored.find(({ schedule }) => schedule.ref === ref);
    if (match === undefined) return { kind: "silent", reason: message("reason.edition.schedule-removed") };
    return compose(edition, match.schedule, deps);
  };
}

async function compose(edition: Edition, schedule: Schedule, deps: ComposeDeps): Promise<Composition> {
  const { store, writer, render, clock, leadTimes, files } = deps;
  await waitForPreviousEdition(edition, deps);
  const startedMs = clock.monotonicMs();
  const manual = !isSlot(edition.slot, schedule);
  const written = await writer.write(schedule, writingTimeout(edition, clock.now()));
  const { briefing } = written;
  const corrections = (await deps.corrections?.pendingFor(edition)) ?? [];
  const isEmpty = briefing.stories.length === 0 && corrections.length === 0;
  const silent = isEmpty && schedule.nothingNew === "silence" && !manual;
  const lateMs = manual ? null : lateness(edition.slot, clock.now());
  const attach = async (language: string) => {
    const options = { language, timeZone: schedule.timing.timeZone };
    const requested = files.filter((file) => file.isRequested(schedule));
    const created = await Promise.all(
      requested.map((file) => file.create(edition.library, briefing, options)),
    );
    return created.filter((file) => file !== null);
  };
  const context = {
    edition,
    schedule,
    lateMs,
    onTime: !manual && lateMs === null,
    corrections,
    attach,
  };
  const rendered = silent ? null : await render.briefing(briefing, context);
  const shown = rendered?.shown ?? { at: briefing.generatedAt, title: "", claims: [] };
  await store.recordDelivered(await written.deliveredContent(edition.ref, shown));
  leadTimes.record(schedule.ref, clock.monotonicMs() - startedMs);
  if (rendered === null) return { kind: "silent", reason: message("reason.edition.nothing-new") };
  return { kind: "parts", ...rendered };
}

function isSlot(at: Instant, { timing }: Schedule): boolean {
  const before = instantAfter(at, -1);
  return slotsBetween(timing, before, at).next().done !== true;
}

function lateness(slot: Instant, now: Instant): number | null {
  const ms = Date.parse(now) - Date.parse(slot);
  return ms > ON_TIME_MS ? ms : null;
}

/** The time until five minutes after the slot; a late edition gets the full time. */
function writingTimeout({ slot, late }: Edition, now: Instant): number {
  const remainingMs = Date.parse(slot) + WRITING_TIMEOUT_MS - Date.parse(now);
  return late ? WRITING_TIMEOUT_MS : Math.max(MIN_WRITING_MS, remainingMs);
}

/** What is new depends on whether the previous edition was delivered, so wait until it has ended. A held one counts as told. */
async function waitForPreviousEdition(
  { subject, slot }: Edition,
  { store, clock }: ComposeDeps,
): Promise<void> {
  const giveUp = Date.parse(clock.now()) + PREVIOUS_EDITION_TIMEOUT_MS;
  for (;;) {
    const latest = await store.editions(subject, 5);
    const isBusy = latest.some((other) => other.slot < slot && isInProgress(other));
    if (!isBusy || Date.parse(clock.now()) >= giveUp) return;
    await clock.sleep(SECOND_MS);
  }
}
