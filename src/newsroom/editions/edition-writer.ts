import type { Clock } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import { DAY_MS, HOUR_MS, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { QualityCounts } from "../../domain/operations/quality-counts.ts";
import type { ArrivalStore } from "../../domain/schedules/arrival-store.ts";
import type { DeliveredStore, DeliveredStory } from "../../domain/schedules/delivered-store.ts";
import type { EditionWriter, WrittenEdition } from "../../domain/schedules/edition-writer.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { SearchStore } from "../../domain/store/search-store.ts";
import type { Briefing, BriefingStory } from "../../domain/stories/story.ts";
import {
  type BriefingComposer,
  type BriefingComposerDeps,
  type BriefingRequest,
  createBriefingComposer,
} from "../briefing/compose-briefing.ts";
import type { ChangeSinceDelivery } from "../briefing/story-service.ts";
import { type ClaimReport, reportCheckedClaims } from "../checking/report-claims.ts";
import type { WritingService } from "../writing/writing-service.ts";
import { type Arrivals, findArrivals, outlineOf } from "./arrivals.ts";
import { changeSinceDelivery } from "./change-since-delivery.ts";
import { deliveredStory } from "./delivered-documents.ts";

/** How far back the first edition of a schedule looks. */
const FIRST_EDITION_HOURS = 24;

export interface EditionWriterDeps extends BriefingComposerDeps {
  readonly store: LibraryReader &
    Pick<ArrivalStore, "arrivals"> &
    Pick<DeliveredStore, "deliveredUpTo" | "deliveredStories"> &
    Pick<SearchStore, "documentsContaining">;
  /** The documents folder. */
  readonly root: string;
  /** Documents published longer ago than this many days are ignored, even if they arrive now. */
  readonly newsDays: number;
  readonly clock: Clock;
  readonly events: Events;
  readonly counts: QualityCounts;
}

/** Creates the writer of scheduled editions, which contain only what the schedule has not delivered yet. */
export function createEditionWriter(deps: EditionWriterDeps): EditionWriter {
  const { store, root, clock } = deps;
  const composers = {
    model: createBriefingComposer(deps),
    extractive: createBriefingComposer({
      store,
      modelDigester: null,
      writing: { primary: deps.writing.extractive, extractive: deps.writing.extractive },
    }),
  };
  return {
    async write(schedule, timeoutMs) {
      const upTo = clock.now();
      const library = { root, guild: schedule.guild };
      const after =
        (await store.deliveredUpTo(schedule.ref)) ?? instantAfter(upTo, -FIRST_EDITION_HOURS * HOUR_MS);
      const arrivals = await findArrivals(
        {
          library,
          schedule: schedule.ref,
          topic: schedule.topic,
          after,
          upTo,
          publishedSince: instantAfter(upTo, -deps.newsDays * DAY_MS),
        },
        store,
      );
      const request = await requestFor(arrivals, { library, after, upTo }, deps);
      const briefing = await composeWithTimeout(timeoutMs, request, composers, deps);
      return writtenEdition(schedule, briefing, { library, arrivals, upTo, store, report: deps });
    },
  };
}

/** Requests stories that were not delivered yet, and delivered ones in which something changed. */
async function requestFor(
  { stories, delivered }: Arrivals,
  { library, after, upTo }: { library: LibraryId; after: Instant; upTo: Instant },
  { store, writing }: EditionWriterDeps,
): Promise<BriefingRequest> {
  const sinceDelivery = new Map<string, ChangeSinceDelivery>();
  for (const [id, documents] of stories) {
    const before = delivered.get(id);
    if (before === undefined) continue;
    const arrived = documents.map(({ header }) => header);
    const change = await changeSinceDelivery(library, before, arrived, {
      store,
      verify: writing.primary.verify,
    });
    if (change !== null) sinceDelivery.set(id, change);
  }
  const reportable = [...stories].filter(([id]) => !delivered.has(id) || sinceDelivery.has(id));
  const headers = new Map(reportable.map(([id, documents]) => [id, documents.map(({ header }) => header)]));
  return {
    generatedAt: upTo,
    withPages: true,
    from: after,
    outlines: reportable.map(([id, documents]) => outlineOf(id, documents)),
    context: { library, today: upTo.slice(0, 10), headers: async () => headers, delivered: sinceDelivery },
    read: [...stories.values()].reduce((sum, { length }) => sum + length, 0),
  };
}

/** If the model exceeds the timeout, the built-in writer writes the whole edition and the edition says so. */
async function composeWithTimeout(
  timeoutMs: number,
  request: BriefingRequest,
  { model, extractive }: { readonly model: BriefingComposer; readonly extractive: BriefingComposer },
  { writing, clock, events }: EditionWriterDeps,
): Promise<Briefing> {
  if (writing.primary.model === null) return extractive(request);
  const done = new AbortController();
  const byModel = model(request);
  const timedOut = clock.sleep(timeoutMs, done.signal).then(() => null);
  const first = await Promise.race([byModel, timedOut]).finally(() => done.abort());
  if (first !== null) return first;
  byModel.catch((error: unknown) => events.emit("warn", "edition.model-failed-after-timeout", { error }));
  events.emit("warn", "edition.model-too-slow", { timeoutMs });
  return labelledAsFallback(await extractive(request), writing.primary);
}

function labelledAsFallback(briefing: Briefing, { model }: WritingService): Briefing {
  return { ...briefing, model, fallbacks: Math.max(1, briefing.stories.length) };
}

interface EditionContext {
  readonly library: LibraryId;
  readonly arrivals: Arrivals;
  readonly upTo: Instant;
  readonly store: Pick<LibraryReader, "documents">;
  readonly report: ClaimReport;
}

function writtenEdition(
  schedule: Schedule,
  briefing: Briefing,
  { library, arrivals, upTo, store, report }: EditionContext,
): WrittenEdition {
  return {
    briefing,
    async deliveredContent(edition, { claims, stories: fullStories = [] }) {
      reportCheckedClaims(report, "edition", claims.length, briefing.dropped);
      const texts = new Set(claims.map(({ text }) => text));
      const stories: DeliveredStory[] = [];
      for (const story of briefing.stories) {
        const deliveredClaims = claimsOf(story).filter(({ text }) => texts.has(text));
        if (deliveredClaims.length === 0 && !fullStories.includes(story.id)) continue;
        const paths = story.documents.map(({ path }) => path);
        const documents = await store.documents(library, paths);
        const before = arrivals.delivered.get(story.id);
        stories.push(deliveredStory(story.id, before, documents, deliveredClaims));
      }
      return { edition, schedule: schedule.ref, upTo, stories };
    },
  };
}

function claimsOf({
  headline,
  headlineEvidence,
  summary,
  keyFacts,
  change,
  conflicts,
}: BriefingStory): Claim[] {
  return [{ text: headline, evidence: headlineEvidence }, ...summary, ...keyFacts, ...change, ...conflicts];
}
