import { createHash } from "node:crypto";
import type { Attachment } from "../../../src/domain/delivery/attachment.ts";
import type { Briefing } from "../../../src/domain/stories/story.ts";
import { briefing, claim, story } from "../../console/samples.ts";

/** A briefing of two messages: its facts are few and long. */
export function longBriefing(): Briefing {
  const towns = ["Vigo", "Split", "Bergen", "Turku"];
  const long = (town: string) =>
    `The ${town} harbour board's minutes list the berths ${Array.from({ length: 300 }, (_, n) => `${town[0]}${n}`).join("-")}.`;
  return briefing(
    towns.map((town) => story(town, { summary: [claim(long(town), `${town}.txt`, 2)], keyFacts: [] })),
  );
}

/**
 * Bytes as large as a picture, unique to a process: equal bytes after a crash show that the picture was stored,
 * not drawn again.
 */
export function picture(processId = process.pid): Attachment {
  const noise = Array.from({ length: 2000 }, (_, n) =>
    createHash("sha256").update(`${processId}/${n}`).digest(),
  );
  const data = Buffer.concat(noise);
  return { name: "briefing.png", mediaType: "image/png", description: `Drawn by ${processId}`, data };
}
