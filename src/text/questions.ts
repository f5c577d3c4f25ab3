import { names } from "./names.ts";
import { contentStems, isStopStem, stems } from "./tokens.ts";

/** What kind of thing answers a question, as far as its words tell. */
export type AnswerKind =
  | "person"
  | "identity"
  | "place"
  | "time"
  | "count"
  | "money"
  | "percent"
  | "duration"
  | "reason"
  | "statement"
  | "yes-no"
  | "thing";

/** A question as it is searched for and held against sentences. */
export interface QuestionReading {
  /** Stems that carry the question: no stop words, question words or words that only frame a question; once each. */
  readonly stems: readonly string[];
  /** Those of them that stand in a name the question mentions. */
  readonly nameStems: ReadonlySet<string>;
  readonly kind: AnswerKind;
  /** Stems of the thing counted ("how many US soldiers": soldier), the second in case the first describes it. */
  readonly focus: readonly string[];
  /** Of "who" and "how many", the stem of what they did or suffered ("how many soldiers were killed": kill), or null. */
  readonly predicate: string | null;
}

/** Words that ask or frame ("how many", "tell me", "did it happen this week") and say nothing of what is asked about. */
const FRAME = new Set(
  stems(
    `what which who whom whose when where why how do does did done doing can could would should will shall may might must
    am is are was were be been being has have had having many much more most long often ever exactly please tell me us you
    your my mine we our i know say explain describe show give find happen happened occur occurred take place there here
    this that these those it its they them their he him his she her any some all so and or but if about according
    week weeks recently recent latest today currently now just also else actually really hi hello hey thanks ok okay
    following approximately roughly true false name called people person persons someone anyone`,
  ),
);
const KEPT_WHEN_ALONE = new Set(stems("say happen"));

const KINDS: readonly (readonly [RegExp, AnswerKind])[] = [
  [
    /\bhow old\b|\bhow long\b|\b(?:what|which) age\b|\bhow (?:many|much) (?:years|months|weeks|days|hours|minutes|time)\b/i,
    "duration",
  ],
  [/\b(?:what|which) (?:percent|percentage|proportion|share)\b|\bhow many per ?cent\b/i, "percent"],
  [/\bhow much\b|\bwhat (?:is|was|are|were) the (?:price|cost|fine|salary)\b/i, "money"],
  [
    /\bhow many\b|\bhow (?:high|tall|far|fast|big|large|deep|heavy|hot|cold)\b|\bwhat number\b|\b(?:death|casualty) toll\b/i,
    "count",
  ],
  [/\bwhen\b|\b(?:what|which) (?:day|date|year|month|time)\b|\bhow soon\b|\bsince when\b/i, "time"],
  [/\bwhy\b|\bhow come\b|\bfor what reason\b|\bwhat (?:was the reason|caused|led to)\b/i, "reason"],
  [
    /\bwhat (?:did|does|do|has|have|had)\b.*\b(?:say|said|says|tell|told|state|stated|claim|claimed|respond|announce|warn|promise|deny)\b/i,
    "statement",
  ],
  [
    /\bwhere\b|\b(?:what|which) (?:country|city|town|state|place|region|island|nation|continent|county|village)\b/i,
    "place",
  ],
  [/\bwho(?:'s|’s| is| was| are| were) (?:(?:he|she)\b|(?-i:\p{Lu}))/iu, "identity"],
  [/\bwho\b|\bwhom\b|\bwhose\b|\bto whom\b/i, "person"],
  [/^\W*(?:is|are|was|were|has|have|had|did|does|do|will|can|could|should)\b/i, "yes-no"],
];

/** The kind of answer a question's words ask for; "thing" when they do not tell. */
export function answerKind(question: string): AnswerKind {
  return KINDS.find(([pattern]) => pattern.test(question))?.[1] ?? "thing";
}

/** "How old was he": the measure asked for is what the answer replaces, so no sentence need say "old". */
const MEASURE = /\bhow (?:old|long|far|tall|high|big|large|fast|deep|heavy|soon|badly|seriously)\b/giu;

function nameStemsOf(question: string): Set<string> {
  const found = names(question).flatMap((name) => contentStems(name.text));
  return new Set(found.filter((stem) => !FRAME.has(stem)));
}

/** The stems after "how many" or "who", in order, and where the first run of telling ones ends. */
function afterAsking(question: string, asking: RegExp): { stems: readonly string[]; end: number } {
  const following = stems(asking.exec(question)?.[1] ?? "");
  const end = following.findIndex((stem) => isStopStem(stem) || FRAME.has(stem));
  return { stems: following, end: end < 0 ? following.length : end };
}

/** What is counted and what befell it. */
function countedIn(
  question: string,
  nameStems: ReadonlySet<string>,
): Pick<QuestionReading, "focus" | "predicate"> {
  const telling = (stem: string) => !isStopStem(stem) && !FRAME.has(stem) && !nameStems.has(stem);
  const many = afterAsking(question, /\bhow many\s+(.*)/isu);
  const who = afterAsking(question, /\bwho(?:m|se)?\s+(.*)/isu);
  const focus = many.stems.slice(0, many.end).filter(telling).slice(0, 2);
  const after = many.stems.length > 0 ? many.stems.slice(many.end) : who.stems;
  return { focus, predicate: focus[1] ?? after.find(telling) ?? null };
}

/** Reads a question: what to search for and what kind of thing would answer it. */
export function readQuestion(question: string): QuestionReading {
  const all = [...new Set(contentStems(question.replaceAll(MEASURE, "how")))];
  const telling = all.filter((stem) => !FRAME.has(stem));
  const kept = telling.length > 0 ? telling : all.filter((stem) => KEPT_WHEN_ALONE.has(stem));
  const nameStems = nameStemsOf(question);
  return { stems: kept, nameStems, kind: answerKind(question), ...countedIn(question, nameStems) };
}
