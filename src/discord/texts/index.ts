import { de } from "./de.ts";
import { en } from "./en.ts";
import type { Texts } from "./texts.ts";

const TABLES = { en, de } as const satisfies Readonly<Record<string, Texts>>;

export type Language = keyof typeof TABLES;

/** The languages that the bot speaks, the usual one first. */
export const LANGUAGES: readonly Language[] = ["en", "de"];

/** The texts for a locale ("de", "en-US", as Discord gives it); English for a language that the bot does not speak. */
export function textsFor(locale: string): Texts {
  const primary = locale.toLowerCase().split("-")[0];
  const language = LANGUAGES.find((known) => known === primary);
  return TABLES[language ?? "en"];
}
