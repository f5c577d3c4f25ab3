import { isStopStem, stems } from "../tokens/tokens.ts";

/** Plurals and group words that do not end in s. */
const IRREGULAR_PLURALS = new Set(
  `people men women children police troops feet teeth mice cattle dead wounded injured missing personnel aircraft staff
  crew officers sheep fish deer clergy youth lawmen servicemen servicewomen policemen gunmen fishermen congressmen`.split(
    /\s+/,
  ),
);
const MEASURES = new Set(
  "mph kph km kg kmh cm mm mg ml ft hp lbs lb oz GB TB MB MW GW kWh acres miles metres meters feet".split(
    " ",
  ),
);
/** Words ending in s that cannot be counted: verbs, adverbs and the like. */
const NON_PLURALS =
  /^(?:is|was|has|does|says|this|its|his|as|us|plus|versus|across|towards|besides|perhaps|always|thus|less|afterwards|ours|yes|overseas|various|serious|previous|famous|dangerous|religious|.*(?:ous|ss|us|is))$/;
const ADJECTIVE =
  /(?:ed|ing|ly|est|ous|ful|al|ive|ic|ble|ary|ish|ese|ian|can)$|^(?:more|other|others|new|old|young|big|small|major|different|straight|further|extra|senior|top|key|main|whole|full|so|odd|plus|per|a|an)$/;
const LINKING =
  /^[\s-]*(?:(?:or more|or so|odd|plus|more|other|additional|further|of (?:the|its|his|her|their|our|those|these)|of|consecutive|straight)\b[\s-]*)*/;
const WORD = /[\s-]*((?:\p{Lu}\.)+|[\p{L}\p{M}][\p{L}\p{M}’']*)/uy;
/** How many words after the number are searched for the counted noun. */
const MAX_WORDS_AHEAD = 5;

/**
 * The stem of the noun that a number counts, searched from offset `at`: "12 American soldiers" counts soldiers,
 * "85-target" targets. Null if no noun follows within a few words.
 */
export function countedUnit(text: string, at: number, value: number): string | null {
  WORD.lastIndex = at + (LINKING.exec(text.slice(at, at + 60))?.[0].length ?? 0);
  const hyphenated = text[at] === "-";
  let first: string | null = null;
  for (let offset = 0; offset < MAX_WORDS_AHEAD; offset++) {
    const word = WORD.exec(text)?.[1];
    if (word === undefined || isBreak(word)) break;
    if (offset === 0 && MEASURES.has(word)) return stemOf(word);
    if ((hyphenated && word !== "strong") || isPlural(word)) return stemOf(word);
    if (value === 1 && /^\p{Ll}/u.test(word) && !ADJECTIVE.test(word)) return stemOf(word);
    first ??= /^\p{Ll}/u.test(word) && !ADJECTIVE.test(word) ? word : null;
  }
  return first === null ? null : stemOf(first);
}

function isBreak(word: string): boolean {
  return /^\p{Ll}/u.test(word) && isStopStem(stemOf(word) ?? "");
}

function isPlural(word: string): boolean {
  const lower = word.toLowerCase().replace(/['’]s?$/, "");
  if (!/^\p{Ll}/u.test(word)) return false;
  return IRREGULAR_PLURALS.has(lower) || (/\ws$/.test(lower) && lower.length > 3 && !NON_PLURALS.test(lower));
}

function stemOf(word: string): string | null {
  return stems(word)[0] ?? null;
}
