import { de } from "./de.ts";
import { en } from "./en.ts";
import type { Texts } from "./texts.ts";

/** The interface languages, the default first. */
export const LANGUAGES: readonly [Texts, ...Texts[]] = [en, de];

/** The texts for a Discord locale ("de", "en-US"); English for unknown or missing locales. */
export function textsFor(locale: string | null | undefined): Texts {
  const primary = locale?.toLowerCase().split("-")[0];
  return LANGUAGES.find(({ code }) => code === primary) ?? en;
}
