import { DEFAULT_PACK } from "../languages/languages.ts";

const LAST_WORD = /(?:^|[\s(“"‘'-])([\p{L}]{1,6})\.$/u;

/** Whether a text ends in an abbreviation before a name ("Gen.") or in an initial ("George W."). */
export function endsInTitle(text: string): boolean {
  const word = LAST_WORD.exec(text.slice(-8))?.[1];
  return word !== undefined && (/^\p{Lu}$/u.test(word) || DEFAULT_PACK.sentences.beforeName.has(word));
}
