import { textsFor } from "../../catalogues/texts.ts";
import {
  type CitationNumbering,
  createCitationNumbering,
} from "../../domain/documents/citation-numbering.ts";
import type { RenderedMessage } from "../../domain/schedules/edition-renderer.ts";
import type { AlertStory, WatchAlert, WatchRenderer } from "../../domain/schedules/watch-renderer.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import type { Block } from "./blocks.ts";
import { citedClaim, citedClaimBold, shortText } from "./citations.ts";
import { toRenderedParts } from "./edition.ts";
import { framedParts } from "./message-parts.ts";
import { smallPrint } from "./small-print.ts";

const MAX_TOPIC_CHARACTERS = 200;

/** Renders alerts. `languageOf` gives a guild's language (null: the shared library's). */
export function createWatchRenderer(languageOf: (guild: string | null) => string): WatchRenderer {
  return {
    watchAlert({ watch, at, stories }, { edition: { ref } }): RenderedMessage {
      const language = watch.language ?? languageOf(watch.guild);
      const texts = textsFor(language);
      const topic = shortText(watch.topic, MAX_TOPIC_CHARACTERS);
      const heading = texts.t("discord.alert.new-stories", { count: stories.length, topic });
      const numbering = createCitationNumbering();
      const blocks: Block[] = [{ lines: [smallPrint(heading)] }, ...storyBlocks(stories, numbering, texts)];
      const parts = framedParts(blocks, { ref, language, heading, buttons: ["sources"] });
      // A person's topic is private, so it is not stored with the shown claims.
      const shown = { at, title: texts.t("discord.alert.title"), claims: numbering.numberedClaims() };
      return { parts: toRenderedParts(parts, null), shown };
    },
  };
}

/** One story with two sentences; of several stories one sentence each. */
function storyBlocks(stories: WatchAlert["stories"], numbering: CitationNumbering, texts: Texts): Block[] {
  if (stories.length > 1) return stories.map((story) => ({ lines: storyLines(story, 1, numbering, texts) }));
  return [{ lines: storyLines(stories[0], 2, numbering, texts) }];
}

function storyLines(
  { headline, claims }: AlertStory,
  max: number,
  numbering: CitationNumbering,
  texts: Texts,
): string[] {
  return [
    citedClaimBold(headline, numbering, texts),
    ...claims.slice(0, max).map((claim) => citedClaim(claim, numbering, texts)),
  ];
}
