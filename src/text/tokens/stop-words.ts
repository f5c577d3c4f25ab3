import { DEFAULT_PACK } from "../languages/languages.ts";

const { stopWords, stem } = DEFAULT_PACK.words;
const STOP_STEMS: ReadonlySet<string> = new Set(stopWords.map(stem));

/** Whether a stem (from stems() in tokens.ts) belongs to an English stop word: the, of, is ... */
export function isStopStem(stemmed: string): boolean {
  return STOP_STEMS.has(stemmed);
}
