import { stems } from "../tokens/tokens.ts";

/**
 * What happens to those counted, by word, written by hand. The words of a line are one and the same event: "12 killed",
 * "12 dead" and "a death toll of 12" count alike. The first word names the line.
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

/** Who is counted, by word. The words of a line are one group; different groups are different things. */
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

/** The event a word tells ("killing" and "dead": "kill"), or null. */
export function actionOf(word: string): string | null {
  return ACTION_BY_WORD.get(word.toLowerCase()) ?? null;
}

const NON_CUMULATIVE_ACTIONS: ReadonlySet<string> = new Set(["missing", "trap", "survive"]);

/** Whether an event's count can only rise, as more of it becomes known; the missing are found. */
export function isCumulative(action: string | null): boolean {
  return action !== null && !NON_CUMULATIVE_ACTIONS.has(action);
}

/** What became of those counted, for a label: "people dead". */
const OUTCOME_LABELS: Readonly<Record<string, string>> = {
  ...{ kill: "dead", wound: "injured", arrest: "arrested", displace: "displaced", evacuate: "evacuated" },
  ...{ rescue: "rescued", abduct: "abducted", infect: "infected", destroy: "destroyed", damage: "damaged" },
  ...{ survive: "alive", trap: "trapped", strike: "hit", fire: "fired", burn: "burned", sink: "sunk" },
};

/** The outcome of an event by its name; the name itself where that says it ("missing"). */
export function outcomeLabel(action: string): string {
  return OUTCOME_LABELS[action] ?? action;
}

/** Whether this event befalls people. */
export function affectsPeople(action: string): boolean {
  return CASUALTY_ACTIONS.has(action);
}

/** Nouns that name people by what they do or where they are from: "protesters", "Iranians". */
const AGENT_NOUN = /(?:er|or|ian|ist|ant|ee)s?$/;

/** The group a noun counts ("servicemen": "troops"), else the noun's stem, or its singular where it names people. */
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

/** Whether a noun's stem is a measure of time, length, weight or a score, and so counts nobody. */
export function isMeasure(stem: string): boolean {
  return MEASURES.has(stem);
}
