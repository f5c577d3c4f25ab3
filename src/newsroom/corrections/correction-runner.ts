import { createBackground } from "../../async/background.ts";
import type { Clock } from "../../domain/core/clock.ts";
import { type Instant, instantAfter } from "../../domain/core/time.ts";
import type { ComposeKind, SubjectOf } from "../../domain/delivery/composers.ts";
import type { Edition } from "../../domain/delivery/edition.ts";
import type { EditionArchive } from "../../domain/delivery/edition-archive.ts";
import type { DeliveryLedger } from "../../domain/delivery/edition-ledger.ts";
import type { EditionSubject } from "../../domain/delivery/edition-subject.ts";
import type { Outbox } from "../../domain/delivery/outbox.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { ArrivalStore } from "../../domain/schedules/arrival-store.ts";
import type { Correction } from "../../domain/schedules/correction.ts";
import type { CorrectionRenderer } from "../../domain/schedules/correction-renderer.ts";
import type { CorrectionStore } from "../../domain/schedules/correction-store.ts";
import type { PendingCorrections } from "../../domain/schedules/pending-corrections.ts";
import type { ScheduleStore } from "../../domain/schedules/schedule-store.ts";
import type { WatchStore } from "../../domain/schedules/watch-store.ts";
import type { ConversationStore } from "../../domain/store/conversation-store.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { SearchStore } from "../../domain/store/search-store.ts";
import { composeCorrections } from "./compose-corrections.ts";
import { type CorrectionService, createCorrectionService } from "./correction-service.ts";
import { createGoneDocuments } from "./gone-documents.ts";
import { CORRECTION_WINDOW_MS, createPendingCorrections, EDIT_WINDOW_MS } from "./pending-corrections.ts";

/** Documents rarely change and corrections are not urgent. */
const CHECK_EVERY_MS = 15_000;

export type CorrectionRunnerStore = Pick<ScheduleStore, "allSchedules"> &
  Pick<WatchStore, "allWatches"> &
  Pick<EditionArchive, "postedEditions" | "editions"> &
  Pick<ArrivalStore, "revisionArrivals"> &
  Pick<DeliveryLedger, "parts"> &
  Pick<ConversationStore, "shown"> &
  Pick<LibraryReader, "documents" | "unreadable"> &
  Pick<SearchStore, "documentsContaining"> &
  CorrectionStore;

export interface CorrectionRunnerDeps {
  readonly store: CorrectionRunnerStore;
  readonly outbox: Pick<Outbox, "run">;
  readonly render: CorrectionRenderer;
  /** The documents folder whose schedules and watches are checked. */
  readonly root: string;
  readonly clock: Clock;
  readonly events: Events;
  /** Aborts pending work on shutdown; unfinished work is then not reported as a failure. */
  readonly stop: AbortSignal;
}

/** Edits posted messages when the documents they quote change or are withdrawn. */
export interface CorrectionRunner extends PendingCorrections {
  /** Checks recent editions, at most every 15 seconds. Edits run in the background; `tick` does not wait for them. */
  tick(): Promise<void>;
  /** Composes corrections of editions. */
  readonly compose: ComposeKind<"correction">;
  /** Resolves once no background work is running, at the latest after five seconds. */
  close(): Promise<void>;
}

/** A posted edition: the documents it quotes, and the document revisions its messages are up to date for. */
interface TrackedEdition {
  readonly paths: readonly string[];
  upToDateFor: string | null;
}

export function createCorrectionRunner(deps: CorrectionRunnerDeps): CorrectionRunner {
  const { store, outbox, clock, events, stop } = deps;
  const goneDocuments = createGoneDocuments(clock);
  const service = createCorrectionService({ store, isGone: goneDocuments.isGone });
  const compose = composeCorrections(deps, service);
  const background = createBackground({
    stop,
    onError: (edition, error) => events.emit("error", "correction.failed", { edition, error }),
  });
  let tracked = new Map<string, TrackedEdition>();
  let lastCheckedAt = Number.NEGATIVE_INFINITY;

  /** A string that changes whenever one of the quoted documents gets a new revision, disappears or comes back. */
  async function revisionStateOf({ library }: Edition, paths: readonly string[]): Promise<string> {
    const present = await store.revisionArrivals(library, paths);
    goneDocuments.record(library, paths, present);
    const each = paths.map(
      (path) => present.get(path) ?? (goneDocuments.isGone(library, path) ? "gone" : "missing"),
    );
    return each.join();
  }

  async function checkEdition(edition: Edition, entry: TrackedEdition): Promise<void> {
    const state = await revisionStateOf(edition, entry.paths);
    if (state === entry.upToDateFor || !isEditable(edition, clock.now())) return;
    if (await applyCorrections(edition)) entry.upToDateFor = state;
  }

  /** Edits the messages if corrections are needed. False: another process is editing, or an unfinished edit comes first. */
  async function applyCorrections(edition: Edition): Promise<boolean> {
    const subject = subjectOf(edition);
    const [latest] = await store.editions(subject, 1);
    if (latest?.state === "on-hold") return false;
    const previous = await store.corrections(edition.ref, null);
    const corrections = await service.findCorrections(edition, previous);
    const unfinished = latest !== undefined && latest.endedAt === null;
    if (!unfinished && same(corrections, previous)) return true;
    const slot = await slotAfter(latest, edition, corrections);
    const request = unfinished ? latest : requestOf(edition, slot);
    const outcome = await outbox.run(request, (own) => compose(own, subject));
    return outcome.kind === "ended" && !unfinished;
  }

  /** Slot of the next correction: the latest revision's arrival, but after the previous slot. Equal in all processes. */
  async function slotAfter(
    latest: Edition | undefined,
    { library, slot, endedAt }: Edition,
    corrections: readonly Correction[],
  ): Promise<Instant> {
    const paths = corrections.map(({ document }) => document.path);
    const arrivals = [...(await store.revisionArrivals(library, paths)).values()];
    const next = instantAfter(latest?.slot ?? endedAt ?? slot, 1);
    return [...arrivals, next].sort().at(-1) ?? next;
  }

  async function checkPosted(): Promise<void> {
    const subjects: readonly EditionSubject[] = [
      ...(await store.allSchedules(deps.root)).map(({ schedule }) => scheduled(schedule.ref)),
      ...(await store.allWatches(deps.root)).map(({ ref }) => ({ kind: "watch-alert", watch: ref }) as const),
    ];
    const stillPosted = new Map<string, TrackedEdition>();
    for await (const page of store.postedEditions(
      subjects,
      instantAfter(clock.now(), -CORRECTION_WINDOW_MS),
    )) {
      for (const edition of page) {
        const entry = tracked.get(edition.ref) ?? (await trackEdition(edition, service));
        stillPosted.set(edition.ref, entry);
        if (entry.paths.length > 0) background.start(edition.ref, () => checkEdition(edition, entry));
      }
    }
    tracked = stillPosted;
  }

  return {
    compose,
    pendingFor: createPendingCorrections({ store, clock, service }).pendingFor,
    async tick() {
      if (clock.monotonicMs() - lastCheckedAt < CHECK_EVERY_MS) return;
      lastCheckedAt = clock.monotonicMs();
      await checkPosted();
    },
    close: background.close,
  };
}

async function trackEdition(edition: Edition, service: CorrectionService): Promise<TrackedEdition> {
  return { paths: (await service.quotations(edition))?.paths ?? [], upToDateFor: null };
}

function isEditable({ endedAt }: Edition, now: Instant): boolean {
  return endedAt !== null && endedAt > instantAfter(now, -EDIT_WINDOW_MS);
}

function same(a: readonly Correction[], b: readonly Correction[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function scheduled(schedule: string): EditionSubject {
  return { kind: "scheduled", schedule };
}

function subjectOf({ ref: edition }: Edition): SubjectOf<"correction"> {
  return { kind: "correction", edition };
}

function requestOf(edition: Edition, slot: Instant) {
  const { library, channel, endedAt } = edition;
  return {
    subject: subjectOf(edition),
    slot,
    library,
    channel,
    late: false,
    notBefore: edition.notBefore,
    deadline: instantAfter(endedAt ?? edition.slot, EDIT_WINDOW_MS),
  };
}
