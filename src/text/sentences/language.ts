/** Frequent words that few of the other languages use. */
const WORDS: Readonly<Record<string, string>> = {
  en: "the and of to that is was for with his her they this have from are which were been would will said has not but",
  de: "der die das und ist nicht von mit den dem ein eine sich auf für auch werden wurde hat dass sie bei nach wie oder aus",
  fr: "le les des est et une dans que qui pour pas sur avec il elle sont par au du cette mais ont été ce plus nous",
  es: "el los las una que por con para del es se su más pero fue han como está sobre este también cuando hay y",
  it: "il che di è per non una sono della con gli nel più anche ha come alla dei questo ma si stato dal delle lo",
  pt: "que não uma os para com em do da dos foi mais como por são ao pelo sua mas também já pela até seu isso é",
  nl: "de het een van en is dat niet zijn voor op met aan ook door bij worden heeft maar naar om uit werd nog deze",
  sv: "och att det som en på är av för med den till inte har de om ett var från men så efter också kan när",
  da: "og at det er en på til af for med den som ikke har de der et om var fra men efter også kan blev",
  no: "og det er en på til av for med som ikke har de at et om var fra men etter også kan ble seg mot",
  fi: "ja on ei se että oli hän ovat mutta myös kun kuin joka mukaan ole sen vain jo nyt tai ollut olla niin",
  pl: "i w nie na się że do to jest z o jak ale po przez od dla tym już był może tylko są które czy",
  cs: "a se v na je že to o s do i jako ale by za pro po jsou bylo jsem který která také už není byl",
  ro: "și de la în a cu nu pe din că este mai pentru care sunt au fost sau o un prin fi după dar",
  hu: "a az és hogy nem is van egy volt meg de ez csak már mint még azt ha vagy kell lehet után szerint",
  tr: "ve bir bu için ile da de olarak daha çok gibi olan ancak kadar sonra var ne değil en oldu ise olduğunu",
};
const LANGUAGES = Object.keys(WORDS);
const LANGUAGES_BY_WORD = indexWords();

/** Indexes into LANGUAGES by word. */
function indexWords(): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [at, words] of Object.values(WORDS).entries()) {
    for (const word of words.split(" ")) index.set(word, [...(index.get(word) ?? []), at]);
  }
  return index;
}

/** Scripts that identify a language, or come close enough for sentence splitting. Latin does not. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/gu, "ja"],
  [/\p{sc=Hangul}/gu, "ko"],
  [/\p{sc=Han}/gu, "zh"],
  [/\p{sc=Greek}/gu, "el"],
  [/\p{sc=Cyrillic}/gu, "ru"],
  [/\p{sc=Arabic}/gu, "ar"],
  [/\p{sc=Hebrew}/gu, "he"],
  [/\p{sc=Thai}/gu, "th"],
  [/\p{sc=Devanagari}/gu, "hi"],
  [/\p{sc=Bengali}/gu, "bn"],
  [/\p{sc=Tamil}/gu, "ta"],
  [/\p{sc=Armenian}/gu, "hy"],
  [/\p{sc=Georgian}/gu, "ka"],
];

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

/** Tells languages of one script apart by letters that only one of them uses. */
function refineByLetters(language: string, sample: string): string {
  if (language === "ru") {
    if (/[іїєґ]/i.test(sample)) return "uk";
    if (/[ђћљњџј]/i.test(sample)) return "sr";
    return /ъ[а-я]/.test(sample) && !/[ыэё]/i.test(sample) ? "bg" : "ru";
  }
  if (language === "ar" && /[پچژگ]/.test(sample)) return /[ٹڈے]/.test(sample) ? "ur" : "fa";
  return language;
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
