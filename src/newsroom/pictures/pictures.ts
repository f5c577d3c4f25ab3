import type { Clock } from "../../domain/core/clock.ts";
import type { Attachment } from "../../domain/delivery/attachment.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { DrawPicture } from "../../domain/pictures/draw-picture.ts";
import type { PictureService } from "../../domain/pictures/picture-service.ts";
import type { Rasterizer } from "../../domain/pictures/rasterizer.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import { pictureFacts } from "./picture-facts.ts";

/** A picture normally takes 0.1 s. After this time the briefing goes out without one. */
const TIMEOUT_MS = 5_000;
const FILE_NAME = "briefing.png";

export interface PicturesDeps {
  readonly store: Pick<LibraryReader, "stories" | "storyDocuments" | "documents">;
  readonly draw: DrawPicture;
  readonly rasterizer: Rasterizer;
  readonly events: Events;
  readonly clock: Pick<Clock, "monotonicMs" | "sleep">;
}

/** Creates briefing pictures. A briefing without stories gets none. */
export function createPictures({ store, draw, rasterizer, events, clock }: PicturesDeps): PictureService {
  const render = async (
    ...[library, briefing, { language, timeZone }]: Parameters<PictureService["create"]>
  ): Promise<Attachment | null> => {
    const facts = await pictureFacts(store, library, briefing);
    const sheet = draw(facts, { language, timeZone }, rasterizer.hasGlyphsFor);
    if (sheet === null) return null;
    const data = await rasterizer.rasterize(sheet);
    return { name: FILE_NAME, mediaType: "image/png", description: sheet.alt, data };
  };
  return {
    async create(library, briefing, options) {
      if (briefing.stories.length === 0) return null;
      const startedMs = clock.monotonicMs();
      const done = new AbortController();
      const timedOut = clock
        .sleep(TIMEOUT_MS, done.signal)
        .then(() => Promise.reject(new Error(`no picture after ${TIMEOUT_MS / 1000} s`)));
      // Avoids an unhandled rejection when the picture is ready first.
      timedOut.catch(() => undefined);
      try {
        const picture = await Promise.race([render(library, briefing, options), timedOut]);
        const bytes = picture?.data.length ?? 0;
        events.emit("debug", "picture.made", { bytes, ms: Math.round(clock.monotonicMs() - startedMs) });
        return picture;
      } catch (error) {
        events.emit("warn", "picture.failed", { guild: library.guild, error });
        return null;
      } finally {
        done.abort();
      }
    },
  };
}
