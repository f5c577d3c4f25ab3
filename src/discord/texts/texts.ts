import type { CommandTexts } from "./command-texts.ts";
import type { RenderTexts } from "./render-texts.ts";
import type { ScheduleTexts } from "./schedule-texts.ts";
import type { WatchTexts } from "./watch-texts.ts";

/** All that the bot says itself in one language, by area. A text that is missing in a language does not compile. */
export interface Texts {
  /** BCP 47 primary language tag. */
  readonly code: string;
  /** The language's name in itself. */
  readonly name: string;
  /** Discord's names for it. */
  readonly locales: readonly string[];
  /** Locale in which dates without a time of day are written. */
  readonly dateLocale: string;
  readonly render: RenderTexts;
  readonly commands: CommandTexts;
  readonly schedules: ScheduleTexts;
  readonly watches: WatchTexts;
}
