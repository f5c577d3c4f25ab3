import type { Turn } from "../../domain/answer.ts";
import { names } from "../../text/names.ts";
import { readQuestion } from "../../text/questions.ts";
import { words } from "../../text/tokens.ts";
import { lastPerson } from "./people.ts";

/** A question as it may be searched for, most likely meaning first; never empty. */
export type Readings = readonly [string, ...string[]];

const JOINED = /^\s*(?:and|but|or|so|also|then|what about|how about|what of)\b[\s,:]*/i;
const PERSON_PRONOUN = /\b(?:he|she|him|his|her|hers|himself|herself)\b/i;
const THING_PRONOUN =
  /\b(?:they|them|their|theirs|it|its|those|these)\b|\b(?:that|this)\b(?!\s+(?:week|month|year|morning|day)\b)|(?<!\b(?:is|are|was|were|be|been)\s)\bthere\b/i;
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

/** The last turn that found something; a refused one left nothing to refer to. */
function lastAnswered(turns: readonly Turn[]): Turn | undefined {
  return turns.findLast((turn) => turn.answer.status !== "not-in-documents");
}

/** The words of a question that say what it is about, as written, each once. */
function tellingWords(question: string, without: ReadonlySet<string> = new Set()): string[] {
  const { stems } = readQuestion(question);
  const told = words(question).filter(({ text }) => {
    const own = readQuestion(text).stems[0];
    return own !== undefined && stems.includes(own) && !without.has(own);
  });
  return [...new Set(told.map((word) => word.text))].slice(0, MOST_CARRIED);
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
  const old = names(before.searched).toSorted((a, b) => b.start - a.start);
  const bare = old.reduce((text, name) => text.slice(0, name.start) + text.slice(name.end), before.searched);
  return joined(bare.replaceAll(/\s+/g, " ").trim(), [rest]);
}

/**
 * What a question may mean in its conversation (earliest turn first). A question that opens with "and", leans on a
 * pronoun, or says too little by itself takes over what the last answered question was about, or the person its
 * answer named last; one that stands by itself is taken as it is and drags nothing along.
 */
export function readings(question: string, turns: readonly Turn[]): Readings {
  const before = lastAnswered(turns);
  if (before === undefined) return [question];
  const { stems, nameStems } = readQuestion(question);
  if (pronounBeforeAnyName(question, PERSON_PRONOUN)) {
    const person = lastPerson(before);
    return [joined(question, person === null ? tellingWords(before.searched) : [person])];
  }
  const another = askedOfAnother(question, before);
  if (another !== null) return [another, joined(question, tellingWords(before.searched))];
  const filled = joined(question, tellingWords(before.searched));
  const leans = JOINED.test(question) || pronounBeforeAnyName(question, THING_PRONOUN);
  const tellsLittle =
    stems.length < TELLING_STEMS || (stems.length === TELLING_STEMS && nameStems.size === 0);
  if (stems.length === 0) return [filled];
  return leans || tellsLittle ? [filled, question] : [question];
}
