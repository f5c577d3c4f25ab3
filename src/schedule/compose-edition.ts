import type { CorrectionsOwed } from "../domain/corrections.ts";
import type { Compose, Composition, Edition } from "../domain/delivery.ts";
import type { EditionWriter } from "../domain/edition-writer.ts";
import type { Pictures } from "../domain/pictures.ts";
import type { Store } from "../domain/ports.ts";
import type { EditionRenderer, Schedule } from "../domain/schedules.ts";
import { type Clock, type Instant, instantAfter } from "../domain/time.ts";
import { MINUTE_MS, SECOND_MS } from "./calendar.ts";
import type { Dry } from "./dry.ts";
import { ON_TIME_MS } from "./due.ts";
import type { Leads } from "./lead.ts";
import { postingAt } from "./pace.ts";
import { slotsBetween } from "./slots.ts";

/** A model that has not written by then is left behind, so that the post is out five minutes after the slot. */
const WRITTEN_BY_MS = 4.5 * MINUTE_MS;
/** A model gets this long at least, however late it is. */
const LEAST_WRITING_MS = 30 * SECOND_MS;
/** Editions of many guilds that are due at one time are spread over this. */
const SPREAD_MS = 10 * SECOND_MS;
/** The outbox may take so long to find out whether the edition before was posted; then it counts as told. */
const EARLIER_ENDS_MS = 150 * SECOND_MS;

export interface ComposeParts {
  readonly store: Pick<Store, "allSchedules" | "editions" | "keepTold">;
  readonly root: string;
  readonly writer: EditionWriter;
  readonly render: EditionRenderer;
  readonly clock: Clock;
  readonly leads: Leads;
  readonly dry: Dry;
  /** What is to be said of earlier editions; null: nothing ever is. */
  readonly corrections: CorrectionsOwed | null;
  /** Null: no briefing has a picture. */
  readonly pictures: Pictures | null;
}

/** How an edition of a schedule, or an alert, is written; nothing is written for one that nobody knows any more. */
export function composeEditions(parts: ComposeParts): Compose {
  return async (edition) => {
    const alert = await parts.dry.alertOf(edition);
    if (alert === "over") return { kind: "silent", reason: "a document arrived meanwhile" };
    if (alert !== null) return { kind: "parts", ...(await parts.render.alert(alert, { edition })) };
    const kept = await parts.store.allSchedules(parts.root);
    const found = kept.find(({ schedule }) => schedule.ref === edition.schedule);
    if (found === undefined) return { kind: "silent", reason: "its schedule was removed" };
    return compose(edition, found.schedule, parts);
  };
}

async function compose(edition: Edition, schedule: Schedule, parts: ComposeParts): Promise<Composition> {
  const { store, writer, render, clock, leads, pictures } = parts;
  await untilEarlierEnded(edition, parts);
  const begun = clock.ticks();
  const byHand = !isSlot(edition.slot, schedule);
  const written = await writer.write(schedule, timeToWrite(edition, clock.now()));
  const { briefing } = written;
  const corrections = (await parts.corrections?.owed(edition)) ?? [];
  const nothing = briefing.stories.length === 0 && corrections.length === 0;
  const silent = nothing && schedule.nothingNew === "silence" && !byHand;
  const lateMs = byHand ? null : lateness(edition.slot, clock.now());
  const illustrated =
    pictures === null || schedule.pictures === false
      ? {}
      : {
          illustrate: (language: string) =>
            pictures.of(edition.library, briefing, { language, timeZone: schedule.timing.timeZone }),
        };
  const frame = {
    edition,
    schedule,
    lateMs,
    onTime: !byHand && lateMs === null,
    corrections,
    ...illustrated,
  };
  const rendered = silent ? null : await render.briefing(briefing, frame);
  const shown = rendered?.shown ?? { at: briefing.generatedAt, title: "", claims: [] };
  await store.keepTold(await written.told(edition.ref, shown));
  leads.took(schedule.ref, clock.ticks() - begun);
  if (rendered === null) return { kind: "silent", reason: "nothing new" };
  if (!byHand) await sleepUntil(postingAt(edition.slot, schedule.ref, SPREAD_MS), clock);
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

/** Of one begun late, as long as of one begun in time. */
function timeToWrite({ slot, late }: Edition, now: Instant): number {
  const left = Date.parse(slot) + WRITTEN_BY_MS - Date.parse(now);
  return late ? WRITTEN_BY_MS : Math.max(LEAST_WRITING_MS, left);
}

/** What the edition before told must be known before it is told what is new. */
async function untilEarlierEnded({ schedule, slot }: Edition, { store, clock }: ComposeParts): Promise<void> {
  const giveUp = Date.parse(clock.now()) + EARLIER_ENDS_MS;
  for (;;) {
    const latest = await store.editions(schedule, 5);
    const open = latest.some((other) => other.slot < slot && other.endedAt === null);
    if (!open || Date.parse(clock.now()) >= giveUp) return;
    await clock.sleep(SECOND_MS);
  }
}

async function sleepUntil(at: Instant, clock: Clock): Promise<void> {
  const ms = Date.parse(at) - Date.parse(clock.now());
  if (ms > 0) await clock.sleep(ms);
}
