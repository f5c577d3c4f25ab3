/** A word that names must not contain, and its replacement. */
export interface RetiredWord {
  readonly word: string;
  readonly use: string;
}

/**
 * Words of the project's earlier, private vocabulary. A word matches a whole part of an identifier or file name: "desk"
 * rejects `QuestionDesk` and `question-desk.ts`, but not `DESKTOP`.
 */
export const RETIRED_WORDS: readonly RetiredWord[] = [
  { word: "desk", use: "service, or deps for a bundle of dependencies" },
  { word: "keeper", use: "library sync" },
  { word: "levelled", use: "synced" },
  { word: "backstage", use: "bot services" },
  { word: "house", use: "bot context" },
  { word: "held", use: "checked (claims), leased (editions), settling (files)" },
  { word: "told", use: "delivered or reported" },
  { word: "tell", use: "report, notify or send" },
  { word: "wish", use: "input" },
  { word: "owing", use: "due" },
  { word: "owed", use: "due or pending" },
  { word: "drought", use: "no new documents" },
  { word: "lookout", use: "watch matcher" },
  { word: "likeness", use: "similarity" },
  { word: "heaviest", use: "top terms" },
  { word: "rarity", use: "idf or share" },
  { word: "newcomer", use: "candidate" },
  { word: "polish", use: "model digester" },
  { word: "polisher", use: "model digester" },
  { word: "drafting", use: "model writer" },
  { word: "shelf", use: "audience" },
  { word: "shelves", use: "audiences" },
  { word: "keepsake", use: "conversation" },
  { word: "keepsakes", use: "conversations" },
  { word: "twin", use: "duplicate" },
  { word: "furniture", use: "boilerplate" },
  { word: "clutter", use: "boilerplate" },
  { word: "patient", use: "health check" },
  { word: "rung", use: "response format" },
  { word: "ladder", use: "format fallback" },
  { word: "shaper", use: "rate limiter" },
  { word: "patiently", use: "retry while busy" },
  { word: "patience", use: "timeout" },
  { word: "spoken", use: "chat request or chat response" },
  { word: "doubt", use: "uncertain" },
  { word: "enrol", use: "register commands" },
  { word: "misfortune", use: "injected fault" },
  { word: "wanted", use: "requested or expected" },
  { word: "drawn", use: "chart" },
];

/** Retired patterns for whole names, with their replacements. */
const RETIRED_PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/Press$/, "a message publisher"],
  [/^(MOST|LEAST|LONGEST|BEYOND)_/, "MAX_ or MIN_"],
  [/^[A-Z]\w*(?<!Message|Text|Body|Date|Number|Name)Parts$/, "a name ending in Deps for dependencies"],
];

/** Exceptions: names fixed by stored data of installed versions, by libraries or by other contracts. */
const ALLOWED: ReadonlySet<string> = new Set([
  // A column of the store.
  "held_until",
]);

/** The words of an identifier or a kebab-case file name, in lower case. */
export function wordsOf(name: string): readonly string[] {
  return name
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

/** The replacement for a retired name; null if the name is not retired. */
export function retiredIn(name: string): string | null {
  if (ALLOWED.has(name)) return null;
  const pattern = RETIRED_PATTERNS.find(([retired]) => retired.test(name));
  if (pattern !== undefined) return pattern[1];
  const words = wordsOf(name);
  return RETIRED_WORDS.find(({ word }) => words.includes(word))?.use ?? null;
}
