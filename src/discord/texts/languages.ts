import { de } from "./de.ts";
import { en } from "./en.ts";
import type { Texts } from "./texts.ts";

/** The languages that the bot speaks, the usual one first. */
export const LANGUAGES: readonly [Texts, ...Texts[]] = [en, de];

/** The texts for a locale ("de", "en-US", as Discord gives it); English for none, or one that the bot does not speak. */
export function textsFor(locale: string | null | undefined): Texts {
  const primary = locale?.toLowerCase().split("-")[0];
  return LANGUAGES.find(({ code }) => code === primary) ?? en;
}
