import { stems } from "../tokens/tokens.ts";

/**
 * Events that figures count, by word; written by hand. The words on a line mean the same event: "12 killed",
 * "12 dead" and "a death toll of 12" count alike. The first word names the event.
 */
const ACTIONS = `
kill killed kills killing dead died die dies dying death deaths fatalities fatally perished slain lives
wound wounded wounds wounding injured injure injures injuring injuries hurt hospitalized hospitalised
missing unaccounted
arrest arrested arrests arresting detained detain detains detaining
displace displaced displaces displacing homeless
evacuate evacuated evacuates evacuating evacuation
rescue rescued rescues rescuing
abduct abducted abducting kidnapped kidnapping hostage
infect infected infecting infections cases
destroy destroyed destroys destroying
damage damaged damages damaging
survive survived survivors surviving
trap trapped stranded
strike struck strikes striking hit hits hitting
fire fired fires firing launched launches launching
burn burned burnt burns burning scorched scorches scorching
sink sank sunk
`;

/** Counted groups, by word. The words on a line are one group; figures about different groups are not comparable. */
const GROUPS = `
people person persons victims individuals lives passengers residents
troops soldiers soldier troop servicemen serviceman servicewomen service personnel marines marine sailors reservists
fighters fighter militants militant gunmen gunman insurgents insurgent rebels rebel militiamen terrorists militia
civilians civilian
children child kids kid boys girls infants babies
students student pupils pupil
women woman
men man
police policemen policeman officers officer
journalists journalist reporters
workers worker employees employee staff
houses house homes home
ships ship vessels vessel
`;

function indexByWord(lines: string): ReadonlyMap<string, string> {
  const entries = lines
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [name = "", ...others] = line.split(" ");
      return [name, ...others].map((word): [string, string] => [word, name]);
    });
  return new Map(entries);
}

const ACTION_BY_WORD = indexByWord(ACTIONS);
const GROUP_BY_WORD = indexByWord(GROUPS);
const CASUALTY_ACTIONS: ReadonlySet<string> = new Set(
  "kill wound missing arrest displace evacuate rescue abduct infect survive trap".split(" "),
);
const PERSON_GROUPS: ReadonlySet<string> = new Set(
  "people troops fighters civilians children students women men police journalists workers".split(" "),
);
const MEASURES = new Set(
  `second minute hour day week month year decade century time mile km kilometr kilomet metr meter feet foot yard inch
  kg pound tonn ton degre mph km/h gram litr liter gallon barrel point seat vote round set game goal season carri caliber calibre shot time percent`.split(
    /\s+/,
  ),
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

/** Labels for what happened to a group: "people dead". */
const OUTCOME_LABELS: Readonly<Record<string, string>> = {
  ...{ kill: "dead", wound: "injured", arrest: "arrested", displace: "displaced", evacuate: "evacuated" },
  ...{ rescue: "rescued", abduct: "abducted", infect: "infected", destroy: "destroyed", damage: "damaged" },
  ...{ survive: "alive", trap: "trapped", strike: "hit", fire: "fired", burn: "burned", sink: "sunk" },
};

/** The label for an event; the event name itself where it already is one ("missing"). */
export function outcomeLabel(action: string): string {
  return OUTCOME_LABELS[action] ?? action;
}

/** Whether this event happens to people. */
export function affectsPeople(action: string): boolean {
  return CASUALTY_ACTIONS.has(action);
}

/** Nouns for people by role or origin: "protesters", "Iranians". */
const AGENT_NOUN = /(?:er|or|ian|ist|ant|ee)s?$/;

/** The group that a noun belongs to ("servicemen": "troops"); else its singular if it names people, else its stem. */
export function groupOf(noun: string): string {
  const word = noun.toLowerCase();
  return (
    GROUP_BY_WORD.get(word) ?? (AGENT_NOUN.test(word) ? word.replace(/s$/, "") : (stems(word)[0] ?? word))
  );
}

export function isKnownGroup(noun: string): boolean {
  return GROUP_BY_WORD.has(noun.toLowerCase());
}

export function isPeopleGroup(group: string): boolean {
  return PERSON_GROUPS.has(group) || AGENT_NOUN.test(group);
}

/** Whether a noun's stem is a unit of time, length or weight or a score, which says nothing about who is counted. */
export function isMeasure(stem: string): boolean {
  return MEASURES.has(stem);
}
