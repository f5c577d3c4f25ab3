import type { CommandTexts } from "./command-texts.ts";
import type { RenderTexts } from "./render-texts.ts";
import type { ScheduleTexts } from "./schedule-texts.ts";
import type { WatchTexts } from "./watch-texts.ts";

/** All interface texts of one language. A missing text does not compile. */
export interface Texts {
  /** BCP 47 primary language tag. */
  readonly code: string;
  /** The language's own name. */
  readonly name: string;
  /** Discord locales. */
  readonly locales: readonly string[];
  /** Locale for dates without a time of day. */
  readonly dateLocale: string;
  readonly render: RenderTexts;
  readonly commands: CommandTexts;
  readonly schedules: ScheduleTexts;
  readonly watches: WatchTexts;
}
