import { foldWord } from "../tokens/fold.ts";
import { wordTexts } from "../tokens/tokens.ts";

/** Characters of what somebody types that are looked at. */
const MAX_TYPED_CHARACTERS = 100;

/** A text's words as typed words are looked up in them: folded (case, accents, possessives), each after a space. */
export function prefixKey(text: string): string {
  return ` ${wordTexts(text).map(foldWord).join(" ")}`;
}

/** The words somebody types, to be found in a prefixKey(); none for a text without a word. */
export function typedPrefixes(typed: string): readonly string[] {
  return wordTexts(typed.slice(0, MAX_TYPED_CHARACTERS)).map((word) => ` ${foldWord(word)}`);
}

/** Whether each typed word begins some word, in any order; so it does when nothing was typed. */
export function beginsWords(key: string, prefixes: readonly string[]): boolean {
  return prefixes.every((prefix) => key.includes(prefix));
}
