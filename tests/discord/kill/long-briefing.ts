import { createHash } from "node:crypto";
import type { Picture } from "../../../src/domain/pictures/pictures.ts";
import type { Briefing } from "../../../src/domain/stories/story.ts";
import { briefing, claim, story } from "../../console/samples.ts";

/** A briefing that takes two messages: its facts are few and long. */
export function longBriefing(): Briefing {
  const towns = ["Vigo", "Split", "Bergen", "Turku"];
  const long = (town: string) =>
    `The ${town} harbour board's minutes list the berths ${Array.from({ length: 300 }, (_, n) => `${town[0]}${n}`).join("-")}.`;
  return briefing(
    towns.map((town) => story(town, { summary: [claim(long(town), `${town}.txt`, 2)], keyFacts: [] })),
  );
}

/** Bytes of a picture's size that no two processes draw the same by chance: they are kept, or they differ. */
export function picture(drawnBy = process.pid): Picture {
  const noise = Array.from({ length: 2000 }, (_, n) =>
    createHash("sha256").update(`${drawnBy}/${n}`).digest(),
  );
  return { alt: `Drawn by ${drawnBy}`, png: Buffer.concat(noise).toString("base64") };
}
