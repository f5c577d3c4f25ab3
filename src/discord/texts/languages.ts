import type { CommandTexts } from "./commands/command-texts.ts";
import { german } from "./commands/de.ts";
import { english } from "./commands/en.ts";

/** A language that the bot's own words come in. Texts of documents are never translated. */
export interface Language {
  readonly code: string;
  /** In itself. */
  readonly name: string;
  /** Discord's names for it, other than the first language's. */
  readonly locales: readonly string[];
  readonly commands: CommandTexts;
}

const ENGLISH: Language = { code: "en", name: "English", locales: ["en-US", "en-GB"], commands: english };

/** The first stands in where a language is not there. */
export const LANGUAGES: readonly [Language, ...Language[]] = [
  ENGLISH,
  { code: "de", name: "Deutsch", locales: ["de"], commands: german },
];

/** The language of a code or of one of Discord's locales. */
export function languageOf(locale: string | null | undefined): Language {
  const wanted = locale?.split("-")[0];
  return LANGUAGES.find(({ code }) => code === wanted) ?? ENGLISH;
}
