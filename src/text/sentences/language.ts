import { allPacks } from "../languages/languages.ts";
import { refineByLetters, SCRIPTS } from "../languages/scripts.ts";

const LANGUAGES = allPacks.map(({ code }) => code);
const LANGUAGES_BY_WORD = indexWords();

/** Indexes into LANGUAGES by word. */
function indexWords(): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [at, { detectionWords }] of allPacks.entries()) {
    for (const word of detectionWords) index.set(word, [...(index.get(word) ?? []), at]);
  }
  return index;
}

/** How much of a long text is read: enough to detect its language. */
const MAX_SAMPLE_CHARACTERS = 700;
/** Minimum evidence: this many words of a language, and this share of all words. A list of names has too few. */
const MIN_WORDS = 3;
const MIN_SHARE = 0.06;

/** The language of a text as a BCP 47 primary tag ("en"), or "und" if its words and script do not reveal it. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, MAX_SAMPLE_CHARACTERS);
  return byScript(sample) ?? byWords(sample) ?? "und";
}

const NON_LATIN = /[^\0-\u02ff\u1e00-\u1eff\u2000-\u2bff]/;

function byScript(sample: string): string | null {
  if (!NON_LATIN.test(sample)) return null;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const counts = SCRIPTS.map(
    ([pattern, language]) => [sample.match(pattern)?.length ?? 0, language] as const,
  );
  const [topCount = 0, language = null] = counts.toSorted((a, b) => b[0] - a[0])[0] ?? [];
  if (topCount * 2 < letters || topCount === 0) return null;
  if (language === "zh" && isJapanese(counts, letters)) return "ja";
  return language === null ? null : refineByLetters(language, sample);
}

/** Japanese headlines are mostly Han characters; the kana among them reveal the language. */
function isJapanese(counts: readonly (readonly [number, string])[], letters: number): boolean {
  return (counts.find(([, language]) => language === "ja")?.[0] ?? 0) > letters * 0.05;
}

const LATIN_WORD = /[A-Za-z\u00c0-\u024f]+/g;
const ANY_WORD = /\p{L}+/gu;

function byWords(sample: string): string | null {
  const pattern = NON_LATIN.test(sample) ? ANY_WORD : LATIN_WORD;
  const words: readonly string[] = sample.toLowerCase().match(pattern) ?? [];
  const scores = new Float64Array(LANGUAGES.length);
  const hits = new Uint16Array(LANGUAGES.length);
  for (const word of words) {
    const languages = LANGUAGES_BY_WORD.get(word);
    if (languages === undefined) continue;
    for (const language of languages) {
      scores[language] = (scores[language] ?? 0) + 1 / languages.length;
      hits[language] = (hits[language] ?? 0) + 1;
    }
  }
  const best = scores.indexOf(Math.max(...scores));
  const hitCount = hits[best] ?? 0;
  return hitCount >= MIN_WORDS && hitCount >= words.length * MIN_SHARE ? (LANGUAGES[best] ?? null) : null;
}
