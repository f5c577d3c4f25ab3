import { allPacks } from "../../text/languages/languages.ts";
import { wholeWords } from "../../text/languages/word-lists.ts";

const ROUND_UP = wholeWords(allPacks.flatMap(({ pages }) => pages.roundUpTitles).join("|"));
/** Longer titles are sentences. */
const MAX_TITLE_CHARACTERS = 300;

/** Whether a title announces several events: a round-up, a newsletter, a live page. In any language that has a pack. */
export function isRoundUpTitle(title: string): boolean {
  return ROUND_UP.test(title.slice(0, MAX_TITLE_CHARACTERS));
}
