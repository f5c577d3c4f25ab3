import type { RenderTexts } from "./render.ts";

/** All that the bot says itself in one language, by area. A text that is missing in a language does not compile. */
export interface Texts {
  /** Locale in which dates without a time of day are written. */
  readonly dateLocale: string;
  readonly render: RenderTexts;
}
