import { names } from "../names/names.ts";
import { quotations } from "../sentences/quotations.ts";
import { contentStems, isStopStem, stems, words } from "../tokens/tokens.ts";
import { abbreviateNames } from "./synonyms.ts";

/** What kind of answer a question expects, judged by its words. */
export type AnswerKind =
  | "person"
  | "identity"
  | "place"
  | "whereabouts"
  | "time"
  | "count"
  | "money"
  | "percent"
  | "duration"
  | "reason"
  | "statement"
  | "yes-no"
  | "thing";

/** A question prepared for search and for comparison with sentences. */
export interface ParsedQuestion {
  /** Distinct content stems: no stop words, question words or words that only frame the question. */
  readonly stems: readonly string[];
  /** The stems that belong to a name in the question. */
  readonly nameStems: ReadonlySet<string>;
  readonly kind: AnswerKind;
  /** Stems of the counted thing ("how many US soldiers": soldier); up to three, as the first ones may be adjectives. */
  readonly focus: readonly string[];
  /** For "who", "why" and "how many": the stem of the event ("how many soldiers were killed": kill), or null. */
  readonly predicate: string | null;
  /**
   * Stems that an answer need not repeat: those that describe the unknown ("which popular singer": the answer
   * replaces them), and loose modifiers ("several", "upcoming").
   */
  readonly optionalStems: ReadonlySet<string>;
  /** Stems of quoted phrases with two or more content words; empty if the whole question is quoted. */
  readonly quotedStems: ReadonlySet<string>;
}

/** Words that ask or frame ("how many", "tell me", "did it happen this week") but say nothing about the subject. */
const QUESTION_STEMS = new Set(
  stems(
    `what which who whom whose when where why how do does did done doing can could would should will shall may might must
    am is are was were be been being has have had having many much more most long often ever exactly please tell me us you
    your my mine we our i know say explain describe show give find happen happened occur occurred take place there here
    this that these those it its they them their he him his she her any some all so and or but if about according
    week weeks recently recent latest today currently now just also else actually really hi hello hey thanks ok okay
    following approximately roughly true false name called people person persons someone anyone`,
  ),
);
/** Words of degree, number, order and praise: a question adds them, but a report of the same event words them otherwise. */
const LOOSE_MODIFIERS = new Set(
  contentStems(
    `several various numerous multiple few dozens hundreds thousands millions additional extra certain particular similar
    upcoming previous previously next soon later earlier early late lately ongoing new newly likely unlikely possibly
    reportedly allegedly apparently officially formally publicly finally originally initially eventually suddenly
    unexpected unexpectedly highly slightly nearly almost roughly largely mostly mainly especially widely particularly
    increasingly significantly immediately despite due able well known best better major key main big biggest huge
    massive top popular famous famed iconic legendary prestigious notable beloved celebrated renowned influential leading
    amount number kind type sort thing way`,
  ),
);
const FALLBACK_STEMS = new Set(stems("say happen"));

const KINDS: readonly (readonly [RegExp, AnswerKind])[] = [
  [
    /\bhow old\b|\bhow long\b|\b(?:what|which) age\b|\bhow (?:many|much) (?:years|months|weeks|days|hours|minutes|time)\b/i,
    "duration",
  ],
  [/\b(?:what|which) (?:percent|percentage|proportion|share)\b|\bhow many per ?cent\b/i, "percent"],
  [
    /\bhow much\b|\b(?:what|which) (?:price|sum)\b|\bwhat (?:is|was|are|were) the (?:price|cost|fine|salary)\b/i,
    "money",
  ],
  [
    /\bhow many\b|\bhow (?:high|tall|far|fast|big|large|deep|heavy|hot|cold)\b|\bwhat number\b|\b(?:death|casualty) toll\b/i,
    "count",
  ],
  [
    /\bwhen\b(?! (?:what|which|who)\b)|\b(?:what|which) (?:day|date|year|month|time)\b|\bhow soon\b|\bsince when\b/i,
    "time",
  ],
  [/\bwhy\b|\bhow come\b|\bfor what reason\b|\bwhat (?:was the reason|caused|led to)\b/i, "reason"],
  [
    /\bwhat (?:did|does|do|has|have|had)\b.*\b(?:say|said|says|tell|told|state|stated|claim|claimed|respond|announce|warn|promise|deny)\b/i,
    "statement",
  ],
  [/\bwhere\b/i, "whereabouts"],
  [
    /\b(?:what|which) (?:country|city|town|state|place|region|island|nation|continent|county|village)\b/i,
    "place",
  ],
  [/\bwho(?:'s|’s| is| was| are| were) (?:(?:he|she)\b(?! \w+ing\b)|(?-i:\p{Lu}))/iu, "identity"],
  [/\bwho\b|\bwhom\b|\bwhose\b|\bto whom\b/i, "person"],
  [/^\W*(?:is|are|was|were|has|have|had|did|does|do|will|can|could|should)\b/i, "yes-no"],
];

const QUESTION_WORD = /\b(?:who|whom|whose|what|which|how|when|where|why)\b/i;
const ASIDE = /,\s+(?:who|whose|whom|where|when)\b[^,]*,/gi;
const SUBORDINATE =
  /(?<=\b(?:who|whom|whose|what|which|how|why)\b.*)\s(?:when|where|who|whom|whose|while|because)\b.*$/is;

/**
 * The clause that asks: the last sentence with a question word, without asides ("Korn, who died,") and subordinate
 * clauses ("what did he say when ...").
 */
function interrogativeClause(question: string): string {
  const sentence =
    question.split(/(?<=[.!?]["”’']*)\s+(?=\S)/).findLast((part) => QUESTION_WORD.test(part)) ?? question;
  const bare = sentence.replaceAll(ASIDE, " ");
  return (QUESTION_WORD.test(bare) ? bare : sentence).replace(SUBORDINATE, "");
}

/** The kind of answer that a question asks for; "thing" if its words do not say. */
export function answerKind(question: string): AnswerKind {
  const interrogative = interrogativeClause(question);
  return KINDS.find(([pattern]) => pattern.test(interrogative))?.[1] ?? "thing";
}

/** "How old was he": the answer replaces the measure, so no sentence need contain "old". */
const MEASURE_QUESTION =
  /\bhow (?:old|long|far|tall|high|big|large|fast|deep|heavy|soon|badly|seriously)\b/giu;

function nameStemsOf(question: string): Set<string> {
  const stemsOfNames = names(question).flatMap((name) => contentStems(name.text));
  return new Set(stemsOfNames.filter((stem) => !QUESTION_STEMS.has(stem)));
}

/** The stems after "how many" or "who", in order, and the index where their first run of content stems ends. */
function stemsAfter(question: string, interrogative: RegExp): { stems: readonly string[]; end: number } {
  const following = stems(interrogative.exec(question)?.[1] ?? "");
  const end = following.findIndex((stem) => isStopStem(stem) || QUESTION_STEMS.has(stem));
  return { stems: following, end: end < 0 ? following.length : end };
}

/** What is counted and what happened to it. */
function focusAndPredicate(
  question: string,
  nameStems: ReadonlySet<string>,
): Pick<ParsedQuestion, "focus" | "predicate"> {
  const isContentStem = (stem: string) =>
    !isStopStem(stem) && !QUESTION_STEMS.has(stem) && !nameStems.has(stem);
  const interrogative = interrogativeClause(question);
  const many = stemsAfter(interrogative, /\bhow many\s+(.*)/isu);
  const who = stemsAfter(interrogative, /\bwho(?:m|se)?\s+(.*)/isu);
  const focus = many.stems.slice(0, many.end).filter(isContentStem).slice(0, 3);
  const why = stemsAfter(interrogative, /\bwhy\s+(.*)/isu);
  const after = many.stems.length > 0 ? many.stems.slice(many.end) : [...who.stems, ...why.stems];
  return { focus, predicate: (focus.length > 1 ? focus.at(-1) : after.find(isContentStem)) ?? null };
}

/** If one of these follows a description, its last word was not a verb ("which city is", "what day did"). */
const AUXILIARY = new Set(
  "is are was were be been has have had do does did will would can could should may might must of".split(" "),
);
/** Longest description in words. */
const MAX_DESCRIPTION_WORDS = 4;

/** The words that describe the unknown: those after "which" or "what" up to the verb. */
function descriptionWords(question: string): string[] {
  const following = words(
    /\b(?:which|what)\s+([^,;:.?!]*)/iu.exec(interrogativeClause(question))?.[1] ?? "",
  ).map((word) => word.text);
  const end = following.findIndex(
    (word, index) =>
      isStopStem(stems(word)[0] ?? "") ||
      /^\p{Lu}|\d/u.test(word) ||
      (index > 0 && /(?:ed|ing)$/i.test(word)),
  );
  const run = following.slice(0, end < 0 ? following.length : end);
  const next = following[run.length]?.toLowerCase();
  const verbLast = run.length > 1 && next !== undefined && !AUXILIARY.has(next) && !/(?:ed|ing)$/.test(next);
  return run.slice(0, verbLast ? -1 : undefined).slice(0, MAX_DESCRIPTION_WORDS);
}

function quotedPhraseStems(question: string): string[] {
  const phrases = quotations(question).map(({ text }) =>
    contentStems(text).filter((stem) => !QUESTION_STEMS.has(stem)),
  );
  return phrases.filter((phrase) => phrase.length > 1).flat();
}

/** Parses a question: what to search for, and what kind of answer it expects. */
export function parseQuestion(text: string): ParsedQuestion {
  const question = abbreviateNames(text);
  const all = [...new Set(contentStems(question.replaceAll(MEASURE_QUESTION, "how")))];
  const contentOnly = all.filter((stem) => !QUESTION_STEMS.has(stem));
  const queryStems = contentOnly.length > 0 ? contentOnly : all.filter((stem) => FALLBACK_STEMS.has(stem));
  const nameStems = nameStemsOf(question);
  const descriptionStems = new Set(descriptionWords(question).flatMap(contentStems));
  const optionalStems = new Set(
    queryStems.filter(
      (stem) => !nameStems.has(stem) && (descriptionStems.has(stem) || LOOSE_MODIFIERS.has(stem)),
    ),
  );
  const phrases = new Set(quotedPhraseStems(question));
  const quotedStems = queryStems.every((stem) => phrases.has(stem)) ? new Set<string>() : phrases;
  return {
    stems: queryStems,
    nameStems,
    optionalStems,
    quotedStems,
    kind: answerKind(question),
    ...focusAndPredicate(question, nameStems),
  };
}
