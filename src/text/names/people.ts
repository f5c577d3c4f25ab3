import { DEFAULT_PACK } from "../languages/languages.ts";
import { textBefore } from "../tokens/text-before.ts";
import { type NameMention, names } from "./names.ts";

const RULES = DEFAULT_PACK.names.people;

/** A name with the evidence that it is a person: 1 for its shape, 2 each for a title and a role (5 in all). */
export interface PersonMention extends NameMention {
  readonly likelihood: number;
}

/** Characters before and after a name that may hold a title or a role. */
const MAX_CONTEXT = 80;

function likelihoodOf(name: NameMention, text: string): number {
  if (RULES.notPerson.test(name.text)) return 0;
  const size = name.words.length;
  const shape = size >= 2 && size <= 5 ? 1 : 0;
  const title =
    RULES.titleBefore.test(textBefore(text, name.start, MAX_CONTEXT)) || RULES.opensWithTitle.test(name.text)
      ? 2
      : 0;
  const role = RULES.roleAfter.test(text.slice(name.end, name.end + MAX_CONTEXT)) ? 2 : 0;
  return shape + title + role;
}

/** The names in a text that are likely people, in order; judged by shape, titles and roles, not by a list of people. */
export function people(text: string): PersonMention[] {
  return names(text)
    .map((name) => ({ ...name, likelihood: likelihoodOf(name, text) }))
    .filter((name) => name.likelihood > 0);
}
