import { createNumbering, type Numbering } from "../../domain/numbering.ts";
import type { Rendered } from "../../domain/schedules.ts";
import type { AlertStory, WatchAlert, WatchRenderer } from "../../domain/watches.ts";
import { textsFor } from "../texts/index.ts";
import { cited, citedBold, shortText } from "./cite.ts";
import { inPlace } from "./edition.ts";
import type { Block } from "./flow.ts";
import { framedParts } from "./parts.ts";
import { small } from "./small-print.ts";

const LONGEST_TOPIC = 200;

/** Makes an alert's messages; `languageOf` says in which language a guild's labels are (null: the shared library's). */
export function createWatchRenderer(languageOf: (guild: string | null) => string): WatchRenderer {
  return {
    watchAlert({ watch, at, stories }, { edition: { ref } }): Rendered {
      const language = watch.language ?? languageOf(watch.guild);
      const { alert } = textsFor(language).render;
      const topic = shortText(watch.topic, LONGEST_TOPIC);
      const heading = alert.watch(stories.length, topic);
      const numbering = createNumbering();
      const blocks: Block[] = [{ lines: [small(heading)] }, ...storyBlocks(stories, numbering)];
      const parts = framedParts(blocks, { ref, language, heading, buttons: ["sources"] });
      // What a person watches for is theirs, and is not kept with what was shown.
      const shown = { at, title: alert.watchTitle, claims: numbering.numbered() };
      return { parts: inPlace(parts, null), shown };
    },
  };
}

/** One story with what it says; of several only the first sentence each. */
function storyBlocks(stories: WatchAlert["stories"], numbering: Numbering): Block[] {
  if (stories.length > 1) return stories.map((story) => ({ lines: storyLines(story, 1, numbering) }));
  return [{ lines: storyLines(stories[0], 2, numbering) }];
}

function storyLines({ headline, claims }: AlertStory, most: number, numbering: Numbering): string[] {
  return [citedBold(headline, numbering), ...claims.slice(0, most).map((claim) => cited(claim, numbering))];
}
