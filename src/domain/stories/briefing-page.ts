import type { Claim } from "../documents/claim.ts";
import type { Briefing } from "./story.ts";

/** The first words of a claim about differing sources; a page may replace them. */
const CONFLICT_LABEL = "Sources differ:";

/** A claim about differing sources, without its label. */
export function withoutConflictLabel({ text, message, evidence }: Claim): Claim {
  const hasLabel = text.toLowerCase().startsWith(CONFLICT_LABEL.toLowerCase());
  const compared = message?.values?.compared;
  return {
    text: hasLabel ? text.slice(CONFLICT_LABEL.length).trim() : text,
    ...(typeof compared === "object" && { message: compared }),
    evidence,
  };
}

/** What was read, and the number of stories it gave. */
export interface BriefingCounts {
  readonly documents: number;
  readonly stories: number;
  readonly newStories: number;
  readonly updated: number;
  readonly conflicts: number;
}

export function briefingCounts({ documents, stories, storyCount }: Briefing): BriefingCounts {
  const updated = stories.filter(({ status }) => status === "update").length;
  const conflicts = stories.reduce((sum, story) => sum + story.conflicts.length, 0);
  return {
    documents: documents.read,
    stories: storyCount,
    newStories: storyCount - updated,
    updated,
    conflicts,
  };
}

/** Why a briefing has no story: nothing is new, no document is in the time window, or there are no documents at all. */
export function emptyReason({ documents, window }: Briefing): "nothing-new" | "none-in-window" | "none" {
  if (documents.read > 0) return "nothing-new";
  return window.from === null ? "none" : "none-in-window";
}

/**
 * Who wrote a page, if it must be mentioned: null without a model, since then it is always the built-in writer. `mixed`: the
 * built-in writer wrote `fallbacks` of the texts because the model failed; `failed`: all of them.
 */
export type Authorship =
  | { readonly by: "model"; readonly model: string }
  | { readonly by: "mixed"; readonly model: string; readonly fallbacks: number }
  | { readonly by: "failed" }
  | null;

export function authorship({ writer, model, fallbacks }: Briefing): Authorship {
  if (model === null) return null;
  if (writer === "extractive") return fallbacks === 0 ? null : { by: "failed" };
  return fallbacks === 0 ? { by: "model", model } : { by: "mixed", model, fallbacks };
}
