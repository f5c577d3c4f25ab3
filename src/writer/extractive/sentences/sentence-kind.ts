import { DEFAULT_PACK } from "../../../text/languages/languages.ts";
import { wholeWords } from "../../../text/languages/word-lists.ts";
import { isStatement } from "../../../text/prose/statements.ts";

const { captions, dependent: DEPENDENT, firstPerson: FIRST_PERSON } = DEFAULT_PACK.prose;
const { reported: REPORTED, saidByPronoun: SAID_BY_PRONOUN } = DEFAULT_PACK.reporting;
const { label: LABEL, datedCaption: CAPTION, placedCaption: CAPTION_PLACE } = captions;
const CAPTION_PHRASE = new RegExp(`\\b(?:${captions.phrases.join("|")})\\b`, "i");
const CORRECTION = wholeWords(DEFAULT_PACK.pages.boilerplate.correctionLabels.join("|"));
const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»/g;

/** Text that a digest must not repeat: site boilerplate, captions, bylines, questions, fragments, lines in capitals. */
export function isBoilerplate(sentence: string): boolean {
  if (!isStatement(sentence) || isCaption(sentence)) return true;
  return LABEL.test(sentence) || CAPTION_PHRASE.test(sentence);
}

/** Whether a sentence opens a note on an earlier version: "Correction: An earlier version said ...". */
export function opensCorrection(sentence: string): boolean {
  const label = LABEL.exec(sentence)?.[0];
  return label !== undefined && CORRECTION.test(label);
}

function isCaption(sentence: string): boolean {
  if (REPORTED.test(sentence)) return false;
  return CAPTION_PLACE.test(sentence) || (/\d\.$/.test(sentence) && CAPTION.test(sentence));
}

/** Whether readers can tell whom and what the sentence is about without its neighbours. */
export function standsAlone(shown: string): boolean {
  return (
    !DEPENDENT.test(shown) &&
    !SAID_BY_PRONOUN.test(shown) &&
    !FIRST_PERSON.test(shown.replace(QUOTED, "")) &&
    !isBareQuotation(shown)
  );
}

const PAIRED = /["“”«»()]/;

/** A quotation without a speaker, or one that begins or ends in another sentence. */
function isBareQuotation(sentence: string): boolean {
  if (!PAIRED.test(sentence)) return false;
  const count = (mark: RegExp): number => sentence.match(mark)?.length ?? 0;
  if (count(/[“«]/g) !== count(/[”»]/g) || count(/"/g) % 2 === 1) return true;
  if (count(/\(/g) !== count(/\)/g)) return true;
  return /^(?:"[^"]+"|[“«][^“”«»]+[”»])\.?$/u.test(sentence);
}
