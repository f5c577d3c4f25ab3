import type { Turn } from "../../domain/conversation/answer.ts";
import { names } from "../../text/names/names.ts";
import { people } from "../../text/names/people.ts";
import { parseQuestion } from "../../text/queries/parse-question.ts";
import { abbreviateNames } from "../../text/queries/synonyms.ts";
import { words } from "../../text/tokens/tokens.ts";

/** A question as it may be searched for, most likely meaning first; never empty. */
export type SearchQueries = readonly [string, ...string[]];

const CONNECTIVE_OPENING = /^\s*(?:and|but|or|so|also|then|what about|how about|what of)\b[\s,:]*/i;
const PERSON_PRONOUN = /\b(?:he|she|him|his|her|hers|himself|herself)\b/i;
const THING_PRONOUN =
  /\b(?:they|them|their|theirs|it|its|those|these)\b|\b(?:that|this)\b(?!\s+(?:week|month|year|morning|day)\b)|(?<!\b(?:is|are|was|were|be|been)\s)\bthere\b/i;
const DEPENDENT_PRONOUNS = [PERSON_PRONOUN, THING_PRONOUN];
const NEW_TOPIC = /^\s*(?:and\s+)?(?:what about|how about|what of)\b/i;
/** With a name or more telling words than this, a question says by itself what it is about. */
const MIN_CONTENT_STEMS = 2;
/** Words carried over from an earlier question; more would drown what is asked now. */
const MAX_CARRIED = 8;

function pronounBeforeAnyName(question: string, pronoun: RegExp): boolean {
  const at = question.search(pronoun);
  if (at < 0) return false;
  const opening = words(question)[0]?.text;
  return !names(question).some((name) => name.start < at && name.text !== opening);
}

/** The last turn that showed something; one that showed nothing left nothing to refer to. */
function lastAnsweredIndex(turns: readonly Turn[]): number {
  return turns.findLastIndex((turn) => turn.answer.claims.length > 0);
}

/** The person "he" or "she" most likely means: the likeliest in the question and its answer, the later of equals. */
function lastPerson({ searched: searchQuery, answer }: Turn): string | null {
  const mentioned = [searchQuery, ...answer.claims.map((claim) => claim.text)].flatMap(people);
  const highest = Math.max(0, ...mentioned.map((person) => person.likelihood));
  return mentioned.findLast((person) => person.likelihood === highest)?.text ?? null;
}

/** Whether turns hold what a question may lean on: something that was shown, and for "he" or "she" a person in it. */
export function canContinue(question: string, turns: readonly Turn[]): boolean {
  const before = turns[lastAnsweredIndex(turns)];
  if (before === undefined) return false;
  return !pronounBeforeAnyName(question, PERSON_PRONOUN) || lastPerson(before) !== null;
}

/** The words of a question that say what it is about, as written, each once. */
function contentWords(question: string, without: ReadonlySet<string> = new Set()): string[] {
  const { stems } = parseQuestion(question);
  const content = words(abbreviateNames(question)).filter(({ text }) => {
    const own = parseQuestion(text).stems[0];
    return own !== undefined && stems.includes(own) && !without.has(own);
  });
  return [...new Set(content.map((word) => word.text))].slice(0, MAX_CARRIED);
}

/**
 * What the conversation is about: the telling words of the last question that showed something, and, as long as the
 * questions asked little by themselves ("who is he?"), those of the ones before it.
 */
function topicWords(turns: readonly Turn[]): string[] {
  const answered = turns.filter((turn) => turn.answer.claims.length > 0);
  const from = answered.findLastIndex(
    (turn) => parseQuestion(turn.question).stems.length >= MIN_CONTENT_STEMS,
  );
  const topicTurns = answered.slice(Math.max(0, from)).toReversed();
  return [...new Set(topicTurns.flatMap((turn) => contentWords(turn.searched)))].slice(0, MAX_CARRIED);
}

function withAddedWords(question: string, carried: readonly string[]): string {
  const ownStems = new Set(parseQuestion(question).stems);
  const added = carried.filter((word) => !parseQuestion(word).stems.every((stem) => ownStems.has(stem)));
  return added.length === 0 ? question : `${question} ${added.join(" ")}`;
}

/** "And in Syria?", "what about Iran?": the question before, asked of another name. */
function withReplacedName(question: string, before: Turn): string | null {
  const rest = question.replace(CONNECTIVE_OPENING, "");
  const { stems, nameStems } = parseQuestion(rest);
  const onlyNames = stems.length > 0 && stems.every((stem) => nameStems.has(stem));
  if (rest === question || !onlyNames || /^(?:who|what|when|where|why|how|which)\b/i.test(rest)) return null;
  const nameStemsBefore = parseQuestion(before.searched).nameStems;
  const oldNames = names(before.searched)
    .filter((name) => parseQuestion(name.text).stems.some((stem) => nameStemsBefore.has(stem)))
    .toSorted((a, b) => b.start - a.start);
  const withoutNames = oldNames.reduce(
    (text, name) => text.slice(0, name.start) + text.slice(name.end),
    before.searched,
  );
  return withAddedWords(withoutNames.replaceAll(/\s+/g, " ").trim(), [rest]);
}

/**
 * What a question may mean in its conversation (earliest turn first). A question that opens with "and", leans on a
 * pronoun, or says too little by itself takes over what the last answered question was about, or the person its
 * answer named last; one that stands by itself is taken as it is and drags nothing along.
 */
export function searchQueriesByRules(question: string, turns: readonly Turn[]): SearchQueries {
  const before = turns[lastAnsweredIndex(turns)];
  if (before === undefined || words(question).length === 0) return [question];
  const topic = topicWords(turns);
  const withTopic = withAddedWords(question, topic);
  const person = pronounBeforeAnyName(question, PERSON_PRONOUN) ? lastPerson(before) : null;
  if (person !== null)
    return [withAddedWords(withAddedWords(question, [person]), topic), withAddedWords(question, [person])];
  const withOtherName = withReplacedName(question, before);
  if (withOtherName !== null) return [withOtherName, withTopic];
  const { stems, nameStems } = parseQuestion(question);
  const isDependent =
    DEPENDENT_PRONOUNS.some((pattern) => pronounBeforeAnyName(question, pattern)) ||
    CONNECTIVE_OPENING.test(question);
  const isSparse =
    stems.length < MIN_CONTENT_STEMS || (stems.length === MIN_CONTENT_STEMS && nameStems.size === 0);
  if (NEW_TOPIC.test(question) && stems.length > 0) return [question, withTopic];
  if (stems.length === 0 || (isDependent && isSparse)) return [withTopic];
  return isDependent || isSparse ? [withTopic, question] : [question];
}
