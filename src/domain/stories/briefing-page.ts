import type { Briefing } from "./story.ts";

/** A claim that tells where sources differ begins with this; a page may say it in its own way. */
const CONFLICT_LABEL = "Sources differ:";

/** What a claim on differing sources says after its label. */
export function withoutConflictLabel(text: string): string {
  const hasLabel = text.toLowerCase().startsWith(CONFLICT_LABEL.toLowerCase());
  return hasLabel ? text.slice(CONFLICT_LABEL.length).trim() : text;
}

/** What was read and what came of it. */
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

/** Why a briefing has no story: nothing in its documents is new, none is of that time, or there are none at all. */
export function emptyReason({ documents, window }: Briefing): "nothing-new" | "none-in-window" | "none" {
  if (documents.read > 0) return "nothing-new";
  return window.from === null ? "none" : "none-in-window";
}

/**
 * Who wrote a page, where that needs a word: null where no model is set, since then it is always the built-in writer.
 * `mixed`: the built-in writer wrote `fallbacks` of its texts because the model failed; `failed`: all of them.
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
