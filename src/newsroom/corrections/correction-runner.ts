import {
  type Correction,
  type CorrectionRenderer,
  type CorrectionsOwed,
  correctionSchedule,
} from "../../domain/corrections.ts";
import type { Compose, Edition, Outbox } from "../../domain/delivery.ts";
import type { Events, Store } from "../../domain/ports.ts";
import { type Clock, type Instant, instantAfter } from "../../domain/time.ts";
import { watchSchedule } from "../../domain/watches.ts";
import { createBackground } from "../background.ts";
import { composeCorrections } from "./compose-corrections.ts";
import { type CorrectionDesk, createCorrectionDesk } from "./correction-desk.ts";
import { createGoneDocuments } from "./gone-documents.ts";
import { createOwed, EDITED_WITHIN_MS, SAID_WITHIN_MS } from "./owed.ts";

/** Documents change seldom, and a correction is no alarm. */
const LOOK_EVERY_MS = 15_000;

export type CorrectionStore = Pick<
  Store,
  | "allSchedules"
  | "allWatches"
  | "postedEditions"
  | "revisions"
  | "editions"
  | "parts"
  | "shown"
  | "documents"
  | "unreadable"
  | "documentsHolding"
  | "quoted"
  | "keepQuoted"
  | "keepCorrections"
  | "corrections"
>;

export interface CorrectionRunnerParts {
  readonly store: CorrectionStore;
  readonly outbox: Pick<Outbox, "run">;
  readonly render: CorrectionRenderer;
  /** The documents folder whose schedules and watches are looked after. */
  readonly root: string;
  readonly clock: Clock;
  readonly events: Events;
  /** Aborts what waits; what it leaves unfinished is no failure then. */
  readonly stop: AbortSignal;
}

/** Corrects what was posted when the documents it quotes are changed or withdrawn. */
export interface CorrectionRunner extends CorrectionsOwed {
  /** Looks at what was posted lately, every quarter of a minute at most. What is begun goes on by itself. */
  tick(): Promise<void>;
  /** Writes a correction; for editions of a correction's schedule. */
  readonly compose: Compose;
  /** Resolves once nothing is under way. */
  idle(): Promise<void>;
}

/** An edition as it was last found: which documents it quotes, and for which revisions of them its message is right. */
interface Known {
  readonly paths: readonly string[];
  settledFor: string | null;
}

export function createCorrectionRunner(parts: CorrectionRunnerParts): CorrectionRunner {
  const { store, outbox, clock, events, stop } = parts;
  const gone = createGoneDocuments(clock);
  const desk = createCorrectionDesk({ store, isGone: gone.isGone });
  const compose = composeCorrections(parts, desk);
  const background = createBackground({
    stop,
    failed: (edition, error) => events.emit("error", "correction.failed", { edition, error }),
  });
  let known = new Map<string, Known>();
  let lookedAt = Number.NEGATIVE_INFINITY;

  /** In which revisions the documents are that it quotes. */
  async function stateOf({ library }: Edition, paths: readonly string[]): Promise<string> {
    const present = await store.revisions(library, paths);
    gone.note(library, paths, present);
    const each = paths.map((path) => present.get(path) ?? (gone.isGone(library, path) ? "gone" : "missing"));
    return each.join();
  }

  async function inspect(edition: Edition, found: Known): Promise<void> {
    const state = await stateOf(edition, found.paths);
    if (state === found.settledFor || !isEdited(edition, clock.now())) return;
    if (await settle(edition)) found.settledFor = state;
  }

  /** Has the message say what differs, if it does not yet; false when another is at it. */
  async function settle(edition: Edition): Promise<boolean> {
    const schedule = correctionSchedule(edition.ref);
    const [latest] = await store.editions(schedule, 1);
    const said = await store.corrections(edition.ref, null);
    const corrections = await desk.of(edition, said);
    const unfinished = latest !== undefined && latest.endedAt === null;
    if (!unfinished && same(corrections, said)) return true;
    const slot = await slotAfter(latest, edition, corrections);
    const request = unfinished ? latest : requestOf(edition, slot);
    const outcome = await outbox.run(request, compose);
    return outcome.kind === "ended" && !unfinished;
  }

  /** When the latest of the revisions arrived, after the correction before: the same for all processes. */
  async function slotAfter(
    latest: Edition | undefined,
    { library, slot, endedAt }: Edition,
    corrections: readonly Correction[],
  ): Promise<Instant> {
    const paths = corrections.map(({ document }) => document.path);
    const arrivals = [...(await store.revisions(library, paths)).values()];
    const next = instantAfter(latest?.slot ?? endedAt ?? slot, 1);
    return [...arrivals, next].sort().at(-1) ?? next;
  }

  async function look(): Promise<void> {
    const schedules = [
      ...(await store.allSchedules(parts.root)).map(({ schedule }) => schedule.ref),
      ...(await store.allWatches(parts.root)).map(watchSchedule),
    ];
    const still = new Map<string, Known>();
    for await (const page of store.postedEditions(schedules, instantAfter(clock.now(), -SAID_WITHIN_MS))) {
      for (const edition of page) {
        const found = known.get(edition.ref) ?? (await meet(edition, desk));
        still.set(edition.ref, found);
        if (found.paths.length > 0) background.begin(edition.ref, () => inspect(edition, found));
      }
    }
    known = still;
  }

  return {
    compose,
    owed: createOwed({ store, clock, desk }).owed,
    async tick() {
      if (clock.ticks() - lookedAt < LOOK_EVERY_MS) return;
      lookedAt = clock.ticks();
      await look();
    },
    idle: background.idle,
  };
}

async function meet(edition: Edition, desk: CorrectionDesk): Promise<Known> {
  return { paths: (await desk.quotations(edition))?.paths ?? [], settledFor: null };
}

function isEdited({ endedAt }: Edition, now: Instant): boolean {
  return endedAt !== null && endedAt > instantAfter(now, -EDITED_WITHIN_MS);
}

function same(a: readonly Correction[], b: readonly Correction[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function requestOf(edition: Edition, slot: Instant) {
  const { library, channel, endedAt } = edition;
  return {
    schedule: correctionSchedule(edition.ref),
    slot,
    library,
    channel,
    late: false,
    notBefore: edition.notBefore,
    deadline: instantAfter(endedAt ?? edition.slot, EDITED_WITHIN_MS),
  };
}
