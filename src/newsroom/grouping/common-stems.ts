import { allPacks, DEFAULT_PACK } from "../../text/languages/languages.ts";
import { stems } from "../../text/tokens/tokens.ts";

/** Stems that occur in a large share of all news, so that they do not tell stories apart. */
export const COMMON_STEMS: ReadonlySet<string> = new Set(DEFAULT_PACK.words.commonStems);

/** Months and weekdays of all languages: many are written like names. */
export const CALENDAR_STEMS: ReadonlySet<string> = new Set(
  allPacks.flatMap(({ dates }) => [...dates.months, ...dates.weekdays].flat().flatMap(stems)),
);

/** By language, the words that say nothing about an event, in lower case. English has none: its stop stems are known. */
export const FUNCTION_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  allPacks
    .filter(({ code }) => code !== DEFAULT_PACK.code)
    .map(({ code, detectionWords, words, sentences, shared }) => [
      code,
      new Set([
        ...detectionWords,
        ...words.stopWords,
        ...[...sentences.openings].map((word) => word.toLowerCase()),
        ...shared.lineContinues,
      ]),
    ]),
);
