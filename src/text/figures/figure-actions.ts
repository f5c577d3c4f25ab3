import { DEFAULT_PACK } from "../languages/languages.ts";
import type { NumberMention } from "../numbers/numbers.ts";
import { partitionPoint } from "../tokens/partition-point.ts";
import { textBefore } from "../tokens/text-before.ts";
import { type Token, words } from "../tokens/tokens.ts";
import type { FigureSentence } from "./figure-sentence.ts";
import { actionOf } from "./figure-words.ts";

const RULES = DEFAULT_PACK.figures.phrases;
/** Characters read after a word for an inserted clause or a compound ("death sentence"). */
const MAX_AHEAD = 160;
/** Characters before a figure in which its toll is searched; most of the sentences that state one are shorter. */
const MAX_TOLL_DISTANCE = 500;
/** Characters before a figure that hold the verb of a toll, and the value that the toll had before. */
const MAX_VERB_DISTANCE = 120;

export interface ActionMention {
  readonly name: string | null;
  readonly start: number;
  readonly end: number;
  /** The value a toll had before: 12 in "rose from 12 to 15". */
  readonly previous: boolean;
  /** Stated as a toll or as the number of people affected. */
  readonly toll: boolean;
  /** Stated to have risen to this value, so it replaces an earlier figure. */
  readonly risen: boolean;
}

/** The event that a figure counts: right before it ("killed at least 12"), after it ("12 were killed"), or as a toll. */
export function findAction(
  sentence: FigureSentence,
  { first, last, mention }: { first: number; last: number; mention: NumberMention },
): ActionMention {
  const none = {
    name: null,
    start: mention.start,
    end: mention.end,
    previous: false,
    toll: false,
    risen: false,
  };
  const before = sentence.tokens[first - 1];
  const name = before === undefined ? null : actionOf(before.text);
  const adjacent = before !== undefined && !/[,;:()]/.test(sentence.text.slice(before.end, mention.start));
  if (name !== null && adjacent) return { ...none, name, start: before.start };
  const after = actionAfter(sentence, last);
  if (after !== null) return { ...none, ...after };
  return { ...none, ...tollBefore(sentence.text, mention) };
}

/** The event after a figure; past a preposition it needs an auxiliary ("12 in the bus were killed"). */
function actionAfter({ text, tokens, isNumber }: FigureSentence, last: number): ActionMatch | null {
  let beyondPreposition = false;
  for (let next = last + 1; next <= last + 8; next++) {
    const [previous, token] = [tokens[next - 1], tokens[next]];
    if (!token || isNumber(token.start)) return null;
    if (RULES.actionBoundary.test(token.text)) return null;
    if (/[,;:()"“”]/.test(text.slice(previous?.end ?? 0, token.start))) {
      return afterInsertion(text, tokens, token.start);
    }
    const name = RULES.noEvent.test(text.slice(token.start, token.start + MAX_AHEAD))
      ? null
      : actionOf(token.text);
    if (name !== null && (!beyondPreposition || RULES.auxiliary.test(previous?.text ?? ""))) {
      return { name, end: token.end };
    }
    beyondPreposition ||= RULES.preposition.test(token.text);
  }
  return null;
}

interface ActionMatch {
  readonly name: string;
  readonly end: number;
}

/** The event after an inserted clause ("12 people, including three children, were killed"). */
function afterInsertion(text: string, tokens: readonly Token[], start: number): ActionMatch | null {
  const insertion = RULES.insertion.exec(text.slice(start, start + MAX_AHEAD));
  if (insertion === null) return null;
  const resumeAt = start + insertion[0].length;
  const resumeIndex = partitionPoint(tokens, (token) => token.start >= resumeAt);
  for (const token of tokens.slice(resumeIndex, resumeIndex + 4)) {
    const name = actionOf(token.text);
    if (name !== null) return { name, end: token.end };
  }
  return null;
}

/** "The death toll rose to 131", "the number of wounded has risen to more than 40". */
function tollBefore(text: string, mention: NumberMention): Partial<ActionMention> {
  if (!RULES.tollVerbBefore.test(leadingTo(text, mention, MAX_VERB_DISTANCE))) return {};
  const before = leadingTo(text, mention, MAX_TOLL_DISTANCE);
  const verb = RULES.tollVerbBefore.exec(before);
  const toll = verb === null ? null : RULES.tollBefore.exec(before.slice(0, verb.index));
  if (!verb || !toll?.groups || /\d/.test(toll.groups.counted ?? "")) return {};
  const counted = words(toll.groups.counted ?? "").map((word) => actionOf(word.text));
  const name = toll.groups.toll === undefined ? counted.find((action) => action !== null) : "kill";
  if (!name) return {};
  return {
    name,
    start: mention.start - before.length + toll.index,
    previous: verb.groups?.verb?.toLowerCase() === RULES.previousVerb,
    toll: true,
    risen: RULES.rising.test(before),
  };
}

/** The text before a number, with spaces for the value that its toll had before. */
function leadingTo(text: string, { start }: NumberMention, max: number): string {
  return textBefore(text, start, max).replace(RULES.previousValue, (part) => " ".repeat(part.length));
}
