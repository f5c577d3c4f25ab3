import type { DrawSheet, Painter, Picture, Pictures } from "../../domain/pictures.ts";
import type { Events, Store } from "../../domain/ports.ts";
import type { Clock } from "../../domain/time.ts";
import { pictureFacts } from "./picture-facts.ts";

/** A picture takes a tenth of a second. One that takes this long is done without: the words are what people wait for. */
const MOST_MS = 5_000;

export interface PictureParts {
  readonly store: Pick<Store, "stories" | "storyDocuments" | "documents">;
  readonly draw: DrawSheet;
  readonly painter: Painter;
  readonly events: Events;
  readonly clock: Pick<Clock, "ticks" | "sleep">;
}

/** Makes pictures of what the library holds. A briefing without a story has none, however much there was before. */
export function createPictures({ store, draw, painter, events, clock }: PictureParts): Pictures {
  const make = async (
    ...[library, briefing, { language, timeZone }]: Parameters<Pictures["of"]>
  ): Promise<Picture | null> => {
    const facts = await pictureFacts(store, library, briefing);
    const sheet = draw(facts, { language, timeZone }, painter.covers);
    if (sheet === null) return null;
    const png = await painter.paint(sheet);
    return { alt: sheet.alt, png: Buffer.from(png).toString("base64") };
  };
  return {
    async of(library, briefing, look) {
      if (briefing.stories.length === 0) return null;
      const begun = clock.ticks();
      const done = new AbortController();
      const late = clock
        .sleep(MOST_MS, done.signal)
        .then(() => Promise.reject(new Error("it took too long")));
      // Not waited for once the picture is there.
      late.catch(() => undefined);
      try {
        const picture = await Promise.race([make(library, briefing, look), late]);
        const bytes = picture === null ? 0 : Buffer.byteLength(picture.png, "base64");
        events.emit("debug", "picture.made", { bytes, ms: Math.round(clock.ticks() - begun) });
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
