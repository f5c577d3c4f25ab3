import type { Turn } from "../../domain/conversation/answer.ts";
import { DEFAULT_PACK } from "../../text/languages/languages.ts";
import { names } from "../../text/names/names.ts";
import { people } from "../../text/names/people.ts";
import { parseQuestion } from "../../text/queries/parse-question.ts";
import { abbreviateNames } from "../../text/queries/synonyms.ts";
import { words } from "../../text/tokens/tokens.ts";

/** Search queries a question may stand for, most likely first; never empty. */
export type SearchQueries = readonly [string, ...string[]];

const {
  connectiveOpening: CONNECTIVE_OPENING,
  newTopic: NEW_TOPIC,
  questionOpening: QUESTION_OPENING,
  personPronoun: PERSON_PRONOUN,
  thingPronoun: THING_PRONOUN,
} = DEFAULT_PACK.questions.followUps;
const DEPENDENT_PRONOUNS = [PERSON_PRONOUN, THING_PRONOUN];
/** A question with a name or more content stems than this is self-contained. */
const MIN_CONTENT_STEMS = 2;
/** Words carried over from earlier questions. More would outweigh the current question. */
const MAX_CARRIED = 8;

function pronounBeforeAnyName(question: string, pronoun: RegExp): boolean {
  const pronounStart = question.search(pronoun);
  if (pronounStart < 0) return false;
  const opening = words(question)[0]?.text;
  return !names(question).some((name) => name.start < pronounStart && name.text !== opening);
}

/** Index of the last turn with claims, -1 if none: only such a turn can be referred to. */
function lastAnsweredIndex(turns: readonly Turn[]): number {
  return turns.findLastIndex((turn) => turn.answer.claims.length > 0);
}

/** Who "he" or "she" most likely is: the likeliest person in the question and its answer; the last of equals. */
function lastPerson({ searched, answer }: Turn): string | null {
  const mentioned = [searched, ...answer.claims.map((claim) => claim.text)].flatMap(people);
  const highest = Math.max(0, ...mentioned.map((person) => person.likelihood));
  return mentioned.findLast((person) => person.likelihood === highest)?.text ?? null;
}

/** Whether turns can resolve a question's references: they have an answer, and a person if it says "he" or "she". */
export function canContinue(question: string, turns: readonly Turn[]): boolean {
  const before = turns[lastAnsweredIndex(turns)];
  if (before === undefined) return false;
  return !pronounBeforeAnyName(question, PERSON_PRONOUN) || lastPerson(before) !== null;
}

/** The distinct content words of a question, as written. */
function contentWords(question: string, without: ReadonlySet<string> = new Set()): string[] {
  const { stems } = parseQuestion(question);
  const content = words(abbreviateNames(question)).filter(({ text }) => {
    const own = parseQuestion(text).stems[0];
    return own !== undefined && stems.includes(own) && !without.has(own);
  });
  return [...new Set(content.map((word) => word.text))].slice(0, MAX_CARRIED);
}

/**
 * The topic of the conversation: content words of the last answered question, going back through earlier ones while the
 * questions have too few content words of their own ("who is he?").
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

/** "And in Syria?", "what about Iran?": the previous question with its names replaced; null for other questions. */
function withReplacedName(question: string, before: Turn): string | null {
  const rest = question.replace(CONNECTIVE_OPENING, "");
  const { stems, nameStems } = parseQuestion(rest);
  const onlyNames = stems.length > 0 && stems.every((stem) => nameStems.has(stem));
  if (rest === question || !onlyNames || QUESTION_OPENING.test(rest)) return null;
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
 * Search queries for a question in its conversation (earliest turn first). A question that opens with "and", uses a pronoun
 * or has too few content words takes over the topic of the last answered question, or the person named in it. A
 * self-contained question is returned unchanged.
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
