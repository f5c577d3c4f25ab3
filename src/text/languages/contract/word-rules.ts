import type { WordList } from "../word-lists.ts";

/** How words are compared and searched. "Folded" is lower case, without accents and possessive (tokens/fold.ts). */
export interface WordRules {
  /** Function words, in lower case. */
  readonly stopWords: WordList;
  /** The stem of a folded word; the stem of a stem is itself for nearly all words. Pure. */
  readonly stem: (folded: string) => string;
  /** What an apostrophe attaches to a word ("they're": re), and a comparison drops. In lower case. */
  readonly contractedEndings: WordList;
  /** What stands before a word with an apostrophe ("l'Iran": l), and a comparison drops. In lower case. */
  readonly elidedArticles: WordList;
  /** Letters that join the parts of a compound noun ("Regierung-s-krise"); empty where compounds are separate words. */
  readonly compoundLinks: WordList;
  /** Acronyms that only their capitals tell from stop words, as written (with and without stops): their stems. */
  readonly acronymStems: ReadonlyMap<string, string>;
  /** The same for the acronyms of countries: what matches at the start of a written word, and its folded form. */
  readonly countryAcronyms: readonly (readonly [written: RegExp, folded: string])[];
  /** Stems that occur in a large share of all news, so that they do not tell stories apart. */
  readonly commonStems: WordList;
}
