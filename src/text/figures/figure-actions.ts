import type { NumberMention } from "../numbers/numbers.ts";
import { type Token, words } from "../tokens/tokens.ts";
import type { FigureSentence } from "./figure-nouns.ts";
import { actionOf } from "./figure-words.ts";

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

const ACTION_BOUNDARY = /^(?:and|but|while|when|after|before|that|which|who|as|because|or|to|by|if)$/i;
const PREPOSITION = /^(?:in|at|of|on|from|for|with|near|inside|outside|under|over|across)$/i;
const AUXILIARY = /^(?:were|was|are|is|been|being|have|has|had)$/i;

/** "Death sentence" reports no death. */
const NO_EVENT =
  /^(?:death|hit|fire|strike|burn)[- ](?:sentence|penalty|row|threat|list|song|engine|department|line|deal)/i;

/** The event after a figure; past a preposition it needs an auxiliary ("12 in the bus were killed"). */
function actionAfter({ text, tokens, mentions }: FigureSentence, last: number): ActionMatch | null {
  let beyondPreposition = false;
  for (let next = last + 1; next <= last + 8; next++) {
    const [previous, token] = [tokens[next - 1], tokens[next]];
    if (!token || mentions.some(({ start }) => start === token.start)) return null;
    if (ACTION_BOUNDARY.test(token.text)) return null;
    if (/[,;:()"“”]/.test(text.slice(previous?.end ?? 0, token.start))) {
      return afterInsertion(text, tokens, token.start);
    }
    const name = NO_EVENT.test(text.slice(token.start)) ? null : actionOf(token.text);
    if (name !== null && (!beyondPreposition || AUXILIARY.test(previous?.text ?? ""))) {
      return { name, end: token.end };
    }
    beyondPreposition ||= PREPOSITION.test(token.text);
  }
  return null;
}

interface ActionMatch {
  readonly name: string;
  readonly end: number;
}

const INSERTION =
  /^(?:including|among|most|many|some|mostly|at least|all)\b[^,;:]{0,60},\s+(?=(?:were|was|have|had|are|died)\b)/i;

/** The event after an inserted clause ("12 people, including three children, were killed"). */
function afterInsertion(text: string, tokens: readonly Token[], start: number): ActionMatch | null {
  const insertion = INSERTION.exec(text.slice(start));
  if (insertion === null) return null;
  const resumeIndex = tokens.findIndex((token) => token.start >= start + insertion[0].length);
  for (const token of tokens.slice(resumeIndex, resumeIndex + 4)) {
    const name = actionOf(token.text);
    if (name !== null) return { name, end: token.end };
  }
  return null;
}

const TOLL_TO =
  /\b(?<verb>to|at|of|is|was|reached|hit|passed|exceed(?:s|ed)|topped|from|now|past|above)\s+(?:(?:at least|more than|over|about|around|some|nearly|almost|up to)\s+)?$/i;
const TOLL = /\b(?:(?<toll>(?:death )?toll)|(?:number|count) of\b)(?<counted>[^;:"“”]*)$/i;
/** A toll's previous value ("from 122" in "rose from 122 to 131"); blanked out to reach the new value after it. */
const PREVIOUS_VALUE = /\bfrom [\p{L}\d, -]{1,20}? (?=to (?:[a-z]+ ){0,2}$)/iu;

const RISING =
  /\b(?:ris(?:es?|en|ing)|rose|climb\w*|grow[ns]?|grew|increas\w*|jump\w*|rais\w*|went up|gone up)\b/i;

/** "The death toll rose to 131", "the number of wounded has risen to more than 40". */
function tollBefore(text: string, mention: NumberMention): Partial<ActionMention> {
  const textBefore = text.slice(0, mention.start).replace(PREVIOUS_VALUE, (part) => " ".repeat(part.length));
  const verb = TOLL_TO.exec(textBefore);
  const toll = verb === null ? null : TOLL.exec(textBefore.slice(0, verb.index));
  if (!verb || !toll?.groups || /\d/.test(toll.groups.counted ?? "")) return {};
  const counted = words(toll.groups.counted ?? "").map((word) => actionOf(word.text));
  const name = toll.groups.toll === undefined ? counted.find((action) => action !== null) : "kill";
  if (!name) return {};
  return {
    name,
    start: toll.index,
    previous: verb.groups?.verb?.toLowerCase() === "from",
    toll: true,
    risen: RISING.test(textBefore),
  };
}
