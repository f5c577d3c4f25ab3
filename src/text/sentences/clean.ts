/** Fast path: a text of printable ASCII, Latin letters, newline, tab, dashes, quotes and currency signs is clean. */
const NEEDS_CLEANING = /[^\n\t -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]/;
const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/**
 * Invisible characters that change what a text says or does: bidirectional controls, zero-width and other
 * default-ignorable characters, tags (U+E0000 on), interlinear marks, control codes other than newline and tab,
 * non-characters and lone surrogates. Joiners stay in scripts whose spelling needs them.
 */
const JOINING_SCRIPTS =
  "[\\p{sc=Arab}\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Gujr}\\p{sc=Knda}\\p{sc=Mlym}\\p{sc=Sinh}\\p{sc=Taml}\\p{sc=Telu}]";
const INVISIBLE = new RegExp(
  `(?!(?<=${JOINING_SCRIPTS})[\\u200c\\u200d]${JOINING_SCRIPTS})[\\p{DI}\\p{Cs}\\p{NChar}\\ufff9-\\ufffb[\\p{Cc}--[\\n\\t]]]`,
  "gv",
);

/** A text without invisible characters, with "\n" line ends and composed letters (NFC). Visible text stays. */
export function cleanText(text: string): string {
  if (!NEEDS_CLEANING.test(text)) return text;
  return text.replace(LINE_END, "\n").replace(INVISIBLE, "").normalize("NFC");
}

/** Whether cleanText() leaves the text unchanged. */
export function isCleanText(text: string): boolean {
  return cleanText(text) === text;
}
