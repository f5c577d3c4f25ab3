import { statedDate } from "../../domain/time.ts";
import { dates } from "../../text/dates.ts";
import { names } from "../../text/names.ts";
import { type NumberMention, numbers } from "../../text/numbers.ts";
import type { AnswerKind } from "../../text/questions.ts";
import { quotations } from "../../text/quotations.ts";
import { contentStems } from "../../text/tokens.ts";
import type { Asked } from "./answer-asked.ts";
import type { Candidate } from "./answer-sentences.ts";

const REASON =
  /\b(?:because|due to|owing to|as a result of|in (?:response|retaliation|answer|reply|protest|revenge|order) (?:to|for|at|against)|in an (?:effort|attempt|bid) to|so that|to (?:avoid|prevent|protect|punish|stop|deter|help|save|support)|blamed?|caused|prompted|led to|aimed at|over (?:the|its|his|her|their|a)|after|amid|following)\b/i;
const SPEECH =
  /\b(?:said|says|say|told|added|warned|announced|stated|statement|according to|declared|denied|claimed|vowed|promised|wrote|insisted|argued|called|urged|condemned|pledged|asked)\b/i;
const LAPSE =
  /\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies))\b|,\s\d{1,3}(?=,|\.|$)|\b(?:aged?|is|was|at) \d{1,3}\b/i;

function newName(text: string, asked: Asked): boolean {
  return names(text).some((name) => contentStems(name.text).some((stem) => !asked.nameStems.has(stem)));
}

function countsFocus(number: NumberMention, asked: Asked): boolean {
  return number.unit !== null && asked.focus !== null && number.unit === asked.focus;
}

function holdsNumber({ text }: Candidate, asked: Asked): number {
  const found = numbers(text);
  switch (asked.kind) {
    case "percent":
      return found.some((number) => number.percent) ? 1 : 0;
    case "money":
      return found.some((number) => number.currency !== null) ? 1 : found.length > 0 ? 0.5 : 0;
    case "duration":
      return found.length > 0 && LAPSE.test(text) ? 1 : 0;
    default: {
      const plain = found.filter((number) => !number.percent && number.currency === null);
      if (plain.some((number) => countsFocus(number, asked))) return 1;
      return plain.length > 0 ? 0.75 : 0;
    }
  }
}

/** How far a sentence holds the kind of thing the question asks for: 0 (not at all) to 1. */
export function holdsKind(candidate: Candidate, asked: Asked): number {
  const { text, document } = candidate;
  const kind: AnswerKind = asked.kind;
  switch (kind) {
    case "person":
    case "place":
      return newName(text, asked) ? 1 : 0;
    case "time":
      return dates(text, statedDate(document.published)).length > 0 ? 1 : 0;
    case "count":
    case "percent":
    case "money":
    case "duration":
      return holdsNumber(candidate, asked);
    case "reason":
      return REASON.test(text) ? 1 : 0;
    case "statement":
      return (SPEECH.test(text) ? 0.6 : 0) + (quotations(text).length > 0 ? 0.4 : 0);
    case "thing":
      return newName(text, asked) ? 1 : 0.5;
  }
}
