import type { Turn } from "../../domain/answer.ts";
import { names } from "../../text/names.ts";
import { people } from "../../text/people.ts";
import { readQuestion } from "../../text/questions.ts";
import { shortened } from "../../text/same-meaning.ts";
import { words } from "../../text/tokens.ts";

/** A question as it may be searched for, most likely meaning first; never empty. */
export type Readings = readonly [string, ...string[]];

const JOINED = /^\s*(?:and|but|or|so|also|then|what about|how about|what of)\b[\s,:]*/i;
const PERSON_PRONOUN = /\b(?:he|she|him|his|her|hers|himself|herself)\b/i;
const THING_PRONOUN =
  /\b(?:they|them|their|theirs|it|its|those|these)\b|\b(?:that|this)\b(?!\s+(?:week|month|year|morning|day)\b)|(?<!\b(?:is|are|was|were|be|been)\s)\bthere\b/i;
const LEANS = [PERSON_PRONOUN, THING_PRONOUN];
const NEW_TOPIC = /^\s*(?:and\s+)?(?:what about|how about|what of)\b/i;
/** With a name or more telling words than this, a question says by itself what it is about. */
const TELLING_STEMS = 2;
/** Words carried over from an earlier question; more would drown what is asked now. */
const MOST_CARRIED = 8;

function pronounBeforeAnyName(question: string, pronoun: RegExp): boolean {
  const at = question.search(pronoun);
  if (at < 0) return false;
  const opening = words(question)[0]?.text;
  return !names(question).some((name) => name.start < at && name.text !== opening);
}

/** The last turn that showed something; one that showed nothing left nothing to refer to. */
function lastShown(turns: readonly Turn[]): number {
  return turns.findLastIndex((turn) => turn.answer.claims.length > 0);
}

/** The person "he" or "she" most likely means: the likeliest in the question and its answer, the later of equals. */
function lastPerson({ searched, answer }: Turn): string | null {
  const mentioned = [searched, ...answer.claims.map((claim) => claim.text)].flatMap(people);
  const most = Math.max(0, ...mentioned.map((person) => person.likelihood));
  return mentioned.findLast((person) => person.likelihood === most)?.text ?? null;
}

/** Whether turns hold what a question may lean on: something that was shown, and for "he" or "she" a person in it. */
export function fits(question: string, turns: readonly Turn[]): boolean {
  const before = turns[lastShown(turns)];
  if (before === undefined) return false;
  return !pronounBeforeAnyName(question, PERSON_PRONOUN) || lastPerson(before) !== null;
}

/** The words of a question that say what it is about, as written, each once. */
function tellingWords(question: string, without: ReadonlySet<string> = new Set()): string[] {
  const { stems } = readQuestion(question);
  const told = words(shortened(question)).filter(({ text }) => {
    const own = readQuestion(text).stems[0];
    return own !== undefined && stems.includes(own) && !without.has(own);
  });
  return [...new Set(told.map((word) => word.text))].slice(0, MOST_CARRIED);
}

/**
 * What the conversation is about: the telling words of the last question that showed something, and, as long as the
 * questions asked little by themselves ("who is he?"), those of the ones before it.
 */
function topicWords(turns: readonly Turn[]): string[] {
  const shown = turns.filter((turn) => turn.answer.claims.length > 0);
  const from = shown.findLastIndex((turn) => readQuestion(turn.question).stems.length >= TELLING_STEMS);
  const told = shown.slice(Math.max(0, from)).toReversed();
  return [...new Set(told.flatMap((turn) => tellingWords(turn.searched)))].slice(0, MOST_CARRIED);
}

function joined(question: string, carried: readonly string[]): string {
  const asked = new Set(readQuestion(question).stems);
  const added = carried.filter((word) => !readQuestion(word).stems.every((stem) => asked.has(stem)));
  return added.length === 0 ? question : `${question} ${added.join(" ")}`;
}

/** "And in Syria?", "what about Iran?": the question before, asked of another name. */
function askedOfAnother(question: string, before: Turn): string | null {
  const rest = question.replace(JOINED, "");
  const { stems, nameStems } = readQuestion(rest);
  const onlyNames = stems.length > 0 && stems.every((stem) => nameStems.has(stem));
  if (rest === question || !onlyNames || /^(?:who|what|when|where|why|how|which)\b/i.test(rest)) return null;
  const told = readQuestion(before.searched).nameStems;
  const old = names(before.searched)
    .filter((name) => readQuestion(name.text).stems.some((stem) => told.has(stem)))
    .toSorted((a, b) => b.start - a.start);
  const bare = old.reduce((text, name) => text.slice(0, name.start) + text.slice(name.end), before.searched);
  return joined(bare.replaceAll(/\s+/g, " ").trim(), [rest]);
}

/**
 * What a question may mean in its conversation (earliest turn first). A question that opens with "and", leans on a
 * pronoun, or says too little by itself takes over what the last answered question was about, or the person its
 * answer named last; one that stands by itself is taken as it is and drags nothing along.
 */
export function readings(question: string, turns: readonly Turn[]): Readings {
  const before = turns[lastShown(turns)];
  if (before === undefined || words(question).length === 0) return [question];
  const topic = topicWords(turns);
  const filled = joined(question, topic);
  const person = pronounBeforeAnyName(question, PERSON_PRONOUN) ? lastPerson(before) : null;
  if (person !== null) return [joined(joined(question, [person]), topic), joined(question, [person])];
  const another = askedOfAnother(question, before);
  if (another !== null) return [another, filled];
  const { stems, nameStems } = readQuestion(question);
  const leans = LEANS.some((pattern) => pronounBeforeAnyName(question, pattern)) || JOINED.test(question);
  const tellsLittle =
    stems.length < TELLING_STEMS || (stems.length === TELLING_STEMS && nameStems.size === 0);
  if (NEW_TOPIC.test(question) && stems.length > 0) return [question, filled];
  if (stems.length === 0 || (leans && tellsLittle)) return [filled];
  return leans || tellsLittle ? [filled, question] : [question];
}
