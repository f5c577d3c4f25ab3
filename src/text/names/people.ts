import { type NameMention, names } from "./names.ts";

const TITLE =
  /\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|King|Queen|Prince|Princess|Pope|President|Premier|Chancellor|Minister|Secretary|Senator|Sen|Rep|Gov|Governor|Mayor|Judge|Justice|Professor|Prof|General|Gen|Maj|Major|Col|Colonel|Lt|Capt|Captain|Sgt|Spc|Cpl|Adm|Admiral|commander|leader|chief|spokesman|spokeswoman|spokesperson|director|president|minister|secretary|singer|actor|actress|coach|author)\.?\s*$/;
const OPENS_WITH_TITLE =
  /^(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|King|Queen|Prince|Princess|Pope|President|Senator|Sen|Rep|Gov|Judge|Gen|Maj|Col|Lt|Capt|Sgt|Spc|Cpl|Adm)\b/;
const ROLE_AFTER =
  /^,?\s*(?:said|says|told|\d{1,3}\b|who\b|an?\s|the\s(?:\w+\s){0,3}(?:commander|leader|chief|head|director|president|minister))/;
const NOT_A_PERSON =
  /\b(?:united|states|kingdom|nations|house|ministry|department|command|corps|guard|army|navy|force|forces|press|news|times|court|committee|council|union|party|city|county|sea|gulf|islands?|mount|lake|river|university|bank|group|agency|office|cent(?:er|re)|war|hamas|houthis?|hezbollah|east|west|north|south|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)\b/i;

/** A name with the evidence that it is a person: 1 for its shape, 2 each for a title and a role (5 in all). */
export interface PersonMention extends NameMention {
  readonly likelihood: number;
}

function likelihoodOf(name: NameMention, text: string): number {
  if (NOT_A_PERSON.test(name.text)) return 0;
  const size = name.words.length;
  const shape = size >= 2 && size <= 5 ? 1 : 0;
  const title = TITLE.test(text.slice(0, name.start)) || OPENS_WITH_TITLE.test(name.text) ? 2 : 0;
  const role = ROLE_AFTER.test(text.slice(name.end)) ? 2 : 0;
  return shape + title + role;
}

/** The names in a text that are likely people, in order; judged by shape, titles and roles, not by a list of people. */
export function people(text: string): PersonMention[] {
  return names(text)
    .map((name) => ({ ...name, likelihood: likelihoodOf(name, text) }))
    .filter((name) => name.likelihood > 0);
}
