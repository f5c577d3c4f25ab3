/** Scripts that identify a language, or come close enough for sentence splitting. Latin does not. */
export const SCRIPTS: readonly (readonly [RegExp, string])[] = [
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

/** Tells languages of one script apart by letters that only one of them uses. `language`: the one that SCRIPTS names. */
export function refineByLetters(language: string, sample: string): string {
  if (language === "ru") {
    if (/[іїєґ]/i.test(sample)) return "uk";
    if (/[ђћљњџј]/i.test(sample)) return "sr";
    return /ъ[а-я]/.test(sample) && !/[ыэё]/i.test(sample) ? "bg" : "ru";
  }
  if (language === "ar" && /[پچژگ]/.test(sample)) return /[ٹڈے]/.test(sample) ? "ur" : "fa";
  return language;
}

/** Letters that do not decompose, by the spelling that newspapers use without them. */
export const ASCII_SPELLINGS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
};
