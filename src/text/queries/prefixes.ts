import { foldWord } from "../tokens/fold.ts";
import { wordTexts } from "../tokens/tokens.ts";

/** Characters of typed input that are used; the rest is ignored. */
const MAX_TYPED_CHARACTERS = 100;

/** A text as a search key for typed prefixes: its words folded (case, accents, possessives), each after a space. */
export function prefixKey(text: string): string {
  return ` ${wordTexts(text).map(foldWord).join(" ")}`;
}

/** The typed words as prefixes to find in a prefixKey(); empty for input without a word. */
export function typedPrefixes(typed: string): readonly string[] {
  return wordTexts(typed.slice(0, MAX_TYPED_CHARACTERS)).map((word) => ` ${foldWord(word)}`);
}

/** Whether each prefix begins some word of the key, in any order; true if nothing was typed. */
export function beginsWords(key: string, prefixes: readonly string[]): boolean {
  return prefixes.every((prefix) => key.includes(prefix));
}
