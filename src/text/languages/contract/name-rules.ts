import type { WordList, WordSet } from "../word-lists.ts";

/** How to tell names from other capitalized words. Words are in lower case unless said otherwise. */
export interface NameRules {
  /** Whether every noun has a capital, as in German: then capitals alone make no name. */
  readonly capitalizedNouns: boolean;
  /** Words within names: Bank of England. */
  readonly particles: WordSet;
  /** Hyphenated prefixes that belong to a name: al-Saadi. */
  readonly prefixes: WordSet;
  /** Pattern source: what may stand in lower case right before a name's capital, with or without a hyphen (al-Saadi). */
  readonly attachedPrefixes: string;
  /** Abbreviations within names, as written without their full stop: the name continues after it. */
  readonly abbreviations: WordSet;
  /** Capitalized by spelling rules but not names: the pronoun, days and months. */
  readonly notNames: WordSet;
  /** Common words that often open a sentence; not names. */
  readonly commonOpeners: WordSet;
  /** Words that follow a name at the start of a sentence: verbs, prepositions, conjunctions. */
  readonly afterSubject: WordSet;
  /** Verb forms that follow a name, by ending; as written. */
  readonly verbAfterSubject: RegExp;
  /** Endings of common words that open sentences without an article. */
  readonly commonEnding: RegExp;
  /** Endings of adverbs, which open a sentence before a name. */
  readonly adverbEnding: RegExp;
  /** Words joined to a name by a hyphen: "Iran-backed". */
  readonly hyphenatedAfter: RegExp;
  /** Words after a number that belongs to a name ("Flight 370 was"). */
  readonly afterNumberOfName: RegExp;
  readonly people: PeopleRules;
  readonly places: PlaceRules;
}

/** How to tell people from other names. */
export interface PeopleRules {
  /** A title right before a name (the text ends there); a name that begins with a title. */
  readonly titleBefore: RegExp;
  readonly opensWithTitle: RegExp;
  /** What follows the name of a person: "said", ", 54", ", the director". */
  readonly roleAfter: RegExp;
  /** Words in names of other things: organisations, places, days. */
  readonly notPerson: RegExp;
  /** Forms of address and offices, which are not the name itself. Folded. */
  readonly titles: WordSet;
  /** Words within names that say nothing about who it is; numerals of rulers ("ii"), "jr". Folded. */
  readonly nameFillers: WordSet;
  /** Words between the capitalized words that an acronym stands for. */
  readonly acronymFillers: WordList;
}

/** Names of countries, their people and adjectives. */
export interface PlaceRules {
  /** The forms of each name, the name itself first. Folded; several words are joined by single spaces. */
  readonly families: readonly WordList[];
  /** Endings that make a name its people or adjective: Iran, Iranian. Tested on the whole ending. */
  readonly peopleEnding: RegExp;
  /** The plural ending of a people ("Germans"). */
  readonly plural: string;
  /** Long names with the short form that news uses as often. As written. */
  readonly shortNames: readonly (readonly [long: string, short: string])[];
}
