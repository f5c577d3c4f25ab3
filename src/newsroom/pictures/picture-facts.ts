import type { LibraryId } from "../../domain/core/library.ts";
import { DAY_MS, END_OF_TIME, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { DayCount } from "../../domain/pictures/charts.ts";
import type { MovedFigure, PictureData } from "../../domain/pictures/draw-picture.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { Briefing, BriefingStory } from "../../domain/stories/story.ts";
import { readFigures } from "../stories/figure-mentions.ts";
import { figureMoves } from "../stories/figure-moves.ts";

const DAYS = 14;
/** Stories considered, as many as a page shows, and documents per story, as many as fit on a time axis. */
const MAX_STORIES = 10;
const MAX_DOCUMENTS = 30;

/** Text that would be a link, a mention or markup in a message. Left out, so that nobody types an address off a picture. */
const NOT_PLAIN = /[@<>`[\]\\|*]|\/\/|\p{L}\.\p{L}{2,}/u;

type FactsStore = Pick<LibraryReader, "stories" | "storyDocuments" | "documents">;

/** Document counts for the 14 UTC days up to the briefing, and the figures that moved in its stories. */
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

/**
 * Uses all documents of a story, including those before the briefing's window. Returns the first figure of each story, then
 * the others.
 */
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
      const documents = await store.documents(library, paths);
      await readFigures(documents);
      const storyMoves = figureMoves(documents);
      const showable = storyMoves.filter(
        (move) => !NOT_PLAIN.test([move.label, ...move.points.map(({ text }) => text)].join("\n")),
      );
      return showable.map((move) => ({ headline: NOT_PLAIN.test(headline) ? null : headline, move }));
    }),
  );
  return [...moves.flatMap((own) => own.slice(0, 1)), ...moves.flatMap((own) => own.slice(1))];
}
