import type { LibraryId } from "../../domain/core/library.ts";
import { DAY_MS, END_OF_TIME, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { DayCount } from "../../domain/pictures/charts.ts";
import type { MovedFigure, PictureData } from "../../domain/pictures/pictures.ts";
import type { Store } from "../../domain/store/store.ts";
import type { Briefing, BriefingStory } from "../../domain/stories/story.ts";
import { figureMoves } from "../stories/figure-moves.ts";

const DAYS = 14;
/** Stories looked at, and documents of each: what a page tells, and what fits on a line of time. */
const MAX_STORIES = 10;
const MAX_DOCUMENTS = 30;

/** What of a document would be read as a link, a mention or markup, were it a text; nobody types it off a picture either. */
const NOT_PLAIN = /[@<>`[\]\\|*]|\/\/|\p{L}\.\p{L}{2,}/u;

type FactsStore = Pick<Store, "stories" | "storyDocuments" | "documents">;

/** The fortnight up to the briefing, by UTC's days as documents' times are kept, and the figures of its stories that moved. */
export async function pictureFacts(
  store: FactsStore,
  library: LibraryId,
  { generatedAt, stories }: Pick<Briefing, "generatedAt" | "stories">,
): Promise<PictureData> {
  const midnight = `${generatedAt.slice(0, 10)}T00:00:00.000Z`;
  const starts = Array.from({ length: DAYS }, (_, i) => instantAfter(midnight, (i + 1 - DAYS) * DAY_MS));
  const [days, moves] = await Promise.all([
    Promise.all(starts.map((start) => dayCount(store, library, start))),
    movedFigures(store, library, stories.slice(0, MAX_STORIES)),
  ]);
  return { days, moves };
}

async function dayCount(store: FactsStore, library: LibraryId, from: Instant): Promise<DayCount> {
  let [documents, stories] = [0, 0];
  for await (const page of store.stories(library, { from, to: instantAfter(from, DAY_MS) })) {
    stories += page.length;
    documents += page.reduce((sum, outline) => sum + outline.documents, 0);
  }
  return { day: from.slice(0, 10), documents, stories };
}

/** Of all documents of a story, those before the briefing's window too. The first figure of each story, then the others. */
async function movedFigures(
  store: FactsStore,
  library: LibraryId,
  stories: readonly BriefingStory[],
): Promise<MovedFigure[]> {
  const ids = stories.map(({ id }) => id);
  const all = await store.storyDocuments(library, ids, { from: null, to: END_OF_TIME });
  const moves = await Promise.all(
    stories.map(async ({ id, headline }) => {
      const paths = (all.get(id) ?? []).slice(-MAX_DOCUMENTS).map(({ path }) => path);
      if (paths.length < 2) return [];
      const storyMoves = figureMoves(await store.documents(library, paths));
      const showable = storyMoves.filter(
        (move) => !NOT_PLAIN.test([move.label, ...move.points.map(({ text }) => text)].join("\n")),
      );
      return showable.map((move) => ({ headline: NOT_PLAIN.test(headline) ? null : headline, move }));
    }),
  );
  return [...moves.flatMap((own) => own.slice(0, 1)), ...moves.flatMap((own) => own.slice(1))];
}
