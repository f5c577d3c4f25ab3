import type { SlashCommand } from "../context/task.ts";
import { ask } from "./ask.ts";
import { brief } from "./brief.ts";
import { documents } from "./documents.ts";
import { feed } from "./feed.ts";
import { forgetMe, help } from "./help-and-forget-me.ts";
import { schedule } from "./schedule.ts";
import { settings } from "./settings.ts";
import { sources } from "./sources.ts";
import { status } from "./status.ts";
import { story } from "./story.ts";
import { watch } from "./watch.ts";

/** Every slash command by name; command-definitions.ts registers them with Discord. */
export const SLASH_COMMANDS: ReadonlyMap<string, SlashCommand> = new Map([
  ["ask", ask],
  ["brief", brief],
  ["documents", documents],
  ["feed", feed],
  ["forget-me", forgetMe],
  ["help", help],
  ["schedule", schedule],
  ["settings", settings],
  ["sources", sources],
  ["status", status],
  ["story", story],
  ["watch", watch],
]);
