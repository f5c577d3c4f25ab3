import { FIGURE_ACTIONS } from "../languages/contract/figure-rules.ts";
import { DEFAULT_PACK } from "../languages/languages.ts";
import { stems } from "../tokens/tokens.ts";

const RULES = DEFAULT_PACK.figures;

function idsByWord(words: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(words).flatMap(([id, own]) => own.map((word) => [word, id] as const)));
}

const ACTION_BY_WORD = idsByWord(RULES.actions);
const GROUP_BY_WORD = idsByWord(RULES.groups);
const CASUALTY_ACTIONS: ReadonlySet<string> = new Set(
  "kill wound missing arrest displace evacuate rescue abduct infect survive trap".split(" "),
);
const PERSON_GROUPS: ReadonlySet<string> = new Set(
  "people troops fighters civilians children students women men police journalists workers".split(" "),
);
/** The event a word reports ("killing" and "dead": "kill"), or null. */
export function actionOf(word: string): string | null {
  return ACTION_BY_WORD.get(word.toLowerCase()) ?? null;
}

const NON_CUMULATIVE_ACTIONS: ReadonlySet<string> = new Set(["missing", "trap", "survive"]);

/** Whether the count of an event can only rise as more becomes known. The missing are found, so theirs can fall. */
export function isCumulative(action: string | null): boolean {
  return action !== null && !NON_CUMULATIVE_ACTIONS.has(action);
}

const OUTCOME_LABELS = new Map<string, string>(
  FIGURE_ACTIONS.map((action) => [action, RULES.outcomes[action]]),
);

/** The label for an event; the event name itself where it already is one ("missing"). */
export function outcomeLabel(action: string): string {
  return OUTCOME_LABELS.get(action) ?? action;
}

/** Whether this event happens to people. */
export function affectsPeople(action: string): boolean {
  return CASUALTY_ACTIONS.has(action);
}

/** The group that a noun belongs to ("servicemen": "troops"); else its singular if it names people, else its stem. */
export function groupOf(noun: string): string {
  const word = noun.toLowerCase();
  return (
    GROUP_BY_WORD.get(word) ??
    (RULES.agentNoun.test(word) ? word.replace(RULES.pluralEnding, "") : (stems(word)[0] ?? word))
  );
}

export function isKnownGroup(noun: string): boolean {
  return GROUP_BY_WORD.has(noun.toLowerCase());
}

export function isPeopleGroup(group: string): boolean {
  return PERSON_GROUPS.has(group) || RULES.agentNoun.test(group);
}

/** Whether a noun's stem is a unit of time, length or weight or a score, which says nothing about who is counted. */
export function isMeasure(stem: string): boolean {
  return RULES.measures.has(stem);
}
