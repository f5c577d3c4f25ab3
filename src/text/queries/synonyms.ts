import { DEFAULT_PACK } from "../languages/languages.ts";
import { stems } from "../tokens/tokens.ts";

const { questions, names } = DEFAULT_PACK;
const SYNONYM_GROUPS = questions.synonyms.map((words) => [...new Set(words.flatMap((word) => stems(word)))]);

const SYNONYMS = new Map<string, readonly string[]>();
for (const group of SYNONYM_GROUPS) {
  for (const stem of group) SYNONYMS.set(stem, [...new Set([...(SYNONYMS.get(stem) ?? []), ...group])]);
}

/** The stems that can replace this one in a text, itself first. */
export function withSynonyms(stem: string): readonly string[] {
  const others = SYNONYMS.get(stem)?.filter((other) => other !== stem) ?? [];
  return [stem, ...others];
}

const { shortNames: LONG_NAMES } = names.places;
const LONG_NAME = new RegExp(`\\b(?:${LONG_NAMES.map(([long]) => long).join("|")})\\b`, "g");
const SHORT_FORMS = new Map(LONG_NAMES);
const SPELLED_OUT = new Map(LONG_NAMES.map(([long, short]) => [stems(short)[0] ?? "", stems(long)]));

/** Replaces long names with their short forms, so that "in the United States" and "in the US" are the same. */
export function abbreviateNames(text: string): string {
  return text.replaceAll(LONG_NAME, (long) => SHORT_FORMS.get(long) ?? long);
}

/** The stems to search for instead of this one: its synonyms, and the words of the long name it abbreviates. */
export function expandStem(stem: string): readonly string[] {
  return [...withSynonyms(stem), ...(SPELLED_OUT.get(stem) ?? [])];
}
