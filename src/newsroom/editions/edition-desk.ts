import type { Claim } from "../../domain/claim.ts";
import type { EditionWriter, WrittenEdition } from "../../domain/edition-writer.ts";
import type { LibraryId } from "../../domain/library.ts";
import type { Events, Store } from "../../domain/ports.ts";
import type { ToldStory } from "../../domain/schedule-memory.ts";
import type { Schedule } from "../../domain/schedules.ts";
import type { Briefing, BriefingStory } from "../../domain/story.ts";
import { type Clock, type Instant, instantAfter } from "../../domain/time.ts";
import { type BriefingOrder, type Composer, type ComposerParts, createComposer } from "../compose-stories.ts";
import { tellHeld } from "../held-claims.ts";
import type { SinceTold } from "../story-desk.ts";
import type { WritingDesk } from "../writing.ts";
import { type Arrivals, findArrivals, outlineOf } from "./arrivals.ts";
import { judgeTold } from "./judge-told.ts";
import { toldStory } from "./told-documents.ts";

/** What the first edition of a schedule looks back on. */
const FIRST_HOURS = 24;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface EditionDeskParts extends ComposerParts {
  /** The documents folder. */
  readonly root: string;
  /** Documents published longer ago than this are no news, whenever they arrive. */
  readonly newsDays: number;
  readonly clock: Clock;
  readonly events: Events;
}

/** Writes the editions of schedules. */
export function createEditionDesk(parts: EditionDeskParts): EditionWriter {
  const { store, root, clock } = parts;
  const composers = {
    model: createComposer(parts),
    plain: createComposer({
      store,
      polisher: null,
      writing: { shown: parts.writing.rest, rest: parts.writing.rest },
    }),
  };
  return {
    async write(schedule, mostMs) {
      const upTo = clock.now();
      const library = { root, guild: schedule.guild };
      const after = (await store.toldUpTo(schedule.ref)) ?? instantAfter(upTo, -FIRST_HOURS * HOUR_MS);
      const arrivals = await findArrivals(
        {
          library,
          schedule: schedule.ref,
          topic: schedule.topic,
          after,
          upTo,
          publishedSince: instantAfter(upTo, -parts.newsDays * DAY_MS),
        },
        store,
      );
      const order = await orderOf(arrivals, { library, after, upTo }, parts);
      const briefing = await composeWithin(mostMs, order, composers, parts);
      return writtenEdition(schedule, briefing, { library, arrivals, upTo, store, events: parts.events });
    },
  };
}

/** The stories with something to tell: those not told yet, and what is new of the others. */
async function orderOf(
  { stories, told }: Arrivals,
  { library, after, upTo }: { library: LibraryId; after: Instant; upTo: Instant },
  { store, writing }: EditionDeskParts,
): Promise<BriefingOrder> {
  const sinceTold = new Map<string, SinceTold>();
  for (const [id, documents] of stories) {
    const before = told.get(id);
    if (before === undefined) continue;
    const came = documents.map(({ header }) => header);
    const judged = await judgeTold(library, before, came, { store, verify: writing.shown.verify });
    if (judged !== null) sinceTold.set(id, judged);
  }
  const tellable = [...stories].filter(([id]) => !told.has(id) || sinceTold.has(id));
  const headers = new Map(tellable.map(([id, documents]) => [id, documents.map(({ header }) => header)]));
  return {
    generatedAt: upTo,
    from: after,
    outlines: tellable.map(([id, documents]) => outlineOf(id, documents)),
    frame: { library, today: upTo.slice(0, 10), headers: async () => headers, told: sinceTold },
    read: [...stories.values()].reduce((sum, { length }) => sum + length, 0),
  };
}

/** A model that takes longer than this is left behind: the built-in writer writes all of it, and the page says so. */
async function composeWithin(
  mostMs: number,
  order: BriefingOrder,
  { model, plain }: { readonly model: Composer; readonly plain: Composer },
  { writing, clock, events }: EditionDeskParts,
): Promise<Briefing> {
  if (writing.shown.model === null) return plain(order);
  const done = new AbortController();
  const byModel = model(order);
  const tooLate = clock.sleep(mostMs, done.signal).then(() => null);
  const first = await Promise.race([byModel, tooLate]).finally(() => done.abort());
  if (first !== null) return first;
  byModel.catch((error: unknown) => events.emit("warn", "edition.model-left-behind", { error }));
  events.emit("warn", "edition.model-too-slow", { mostMs });
  return labelled(await plain(order), writing.shown);
}

function labelled(briefing: Briefing, { model }: WritingDesk): Briefing {
  return { ...briefing, model, fallbacks: Math.max(1, briefing.stories.length) };
}

interface Written {
  readonly library: LibraryId;
  readonly arrivals: Arrivals;
  readonly upTo: Instant;
  readonly store: Pick<Store, "documents">;
  readonly events: Events;
}

function writtenEdition(
  schedule: Schedule,
  briefing: Briefing,
  { library, arrivals, upTo, store, events }: Written,
): WrittenEdition {
  return {
    briefing,
    async told(edition, { claims, stories: full = [] }) {
      tellHeld(events, "edition", claims.length, briefing.dropped);
      const texts = new Set(claims.map(({ text }) => text));
      const stories: ToldStory[] = [];
      for (const story of briefing.stories) {
        const shown = claimsOf(story).filter(({ text }) => texts.has(text));
        if (shown.length === 0 && !full.includes(story.id)) continue;
        const paths = story.documents.map(({ path }) => path);
        const documents = await store.documents(library, paths);
        stories.push(toldStory(story.id, arrivals.told.get(story.id), documents, shown));
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
