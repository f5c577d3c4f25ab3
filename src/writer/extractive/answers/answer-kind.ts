import { statedDate } from "../../../domain/core/published-time.ts";
import { dates } from "../../../text/dates/dates.ts";
import { names } from "../../../text/names/names.ts";
import { people } from "../../../text/names/people.ts";
import { type NumberMention, numbers } from "../../../text/numbers/numbers.ts";
import { withSynonyms } from "../../../text/queries/synonyms.ts";
import { quotations } from "../../../text/sentences/quotations.ts";
import { contentStems, stems, words } from "../../../text/tokens/tokens.ts";
import type { AnswerCandidate } from "./candidates.ts";
import { MAX_SHORT_STEMS, mentionedStems, type WeightedQuestion } from "./weighted-question.ts";

const REASON =
  /\b(?:because|due to|owing to|as a result of|in (?:response|retaliation|answer|reply|protest|revenge|order) (?:to|for|at|against)|in an (?:effort|attempt|bid) to|so that|to (?:avoid|prevent|protect|punish|stop|deter|help|save|support)|blamed?|caused|prompted|led to|aimed at|after|amid|follow(?:s|ed|ing))\b/i;
const SPEECH =
  /\b(?:said|says|saying|told|added|warned|announced|stated|statement|according to|declared|denied|claimed|vowed|promised|wrote|insisted|argued|urged|condemned|pledged|rejected|confirmed)\b/giu;
/** Words next to a verb of speech that may name the speaker. */
const MAX_SPEAKER_WORDS = 6;
const QUOTE = /["“”;:]/u;
const CLAUSE = /[,"“”;:]/u;
const PRONOUN = /\b(?:it|they|its|their)\b/i;
/** A quotation with fewer words is only a phrase. */
const MIN_QUOTED_WORDS = 4;
const DURATION =
  /\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies))\b|,\s\d{1,3}(?=,|\.|$)|\b(?:aged?|is|was|at) \d{1,3}\b/i;
/** Says who someone is: "A, the head of B", "the head of B, A". */
const ROLE = /,\s(?:an?|the|who|its|their|whose)\s|\b(?:is|was|as) (?:an?|the|its)\s/;

/** "in a river", "outside the court". */
const WHEREABOUTS =
  /\b(?:in|at|on|near|inside|outside|off|into|onto|under|behind|beside|above|across) (?:an?|the|his|her|their|its)\b/i;

/** Text right before a place name. */
const BEFORE_PLACE =
  /\b(?:in|at|near|off|outside|to|into|over|across|around)(?: (?:an?|the))?(?: \p{Ll}+){0,2} $/u;

function hasNewName(mentions: readonly { readonly text: string }[], question: WeightedQuestion): boolean {
  return mentions.some((name) => contentStems(name.text).some((stem) => !question.nameStems.has(stem)));
}

function nameScore(text: string, question: WeightedQuestion): number {
  if (hasNewName(people(text), question)) return 1;
  return hasNewName(names(text), question) ? 0.6 : 0;
}

/** 1 for a new place name, 0.5 for an unnamed place or another new name, else 0. */
function whereaboutsScore(text: string, question: WeightedQuestion): number {
  const mentions = names(text);
  const places = mentions.filter((name) => BEFORE_PLACE.test(text.slice(0, name.start)));
  if (hasNewName(places, question)) return 1;
  return WHEREABOUTS.test(text) || hasNewName(mentions, question) ? 0.5 : 0;
}

/** Events whose count may be given in "times": "attacked 160 times" answers how many attacks. */
const EVENT_STEMS = new Set(
  stems(
    "attack strike airstrike raid assault incident shooting bombing launch test visit flight crash accident attempt",
  ),
);

/** Units that never answer "how much". */
const TIME_STEMS = new Set(stems("year month week day hour minute second decade time"));

/** 1 if the number counts what the question asks for; less if it may ("160 times"); least if it counts something else. */
function countScore(
  { unit }: NumberMention,
  { stems: sentenceStems }: AnswerCandidate,
  focus: readonly string[],
): number {
  const focusStems = focus.flatMap(withSynonyms);
  if (focusStems.length === 0 || (unit !== null && focusStems.includes(unit))) return 1;
  if (unit === "time" && focus.some((stem) => EVENT_STEMS.has(stem))) return 0.8;
  return unit !== null && focusStems.some((variant) => sentenceStems.has(variant)) ? 0.25 : 0.5;
}

/** Whether a number may be a count: not the pronoun "one"; no percentage or money if the question names what to count. */
function mayCount(number: NumberMention, focus: readonly string[]): boolean {
  if (number.unit === null && /^one$/i.test(number.text)) return false;
  return focus.length === 0 || (!number.percent && number.currency === null);
}

function numberScore(candidate: AnswerCandidate, { kind, focus }: WeightedQuestion): number {
  const mentions = numbers(candidate.text);
  switch (kind) {
    case "percent":
      return mentions.some((number) => number.percent) ? 1 : 0;
    case "money":
      if (mentions.some((number) => number.currency !== null)) return 1;
      return mentions.some((number) => number.unit === null || !TIME_STEMS.has(number.unit)) ? 0.5 : 0;
    case "duration":
      return mentions.length > 0 && DURATION.test(candidate.text) ? 1 : 0;
    default: {
      const counts = mentions.filter((number) => mayCount(number, focus));
      return Math.max(0, ...counts.map((number) => countScore(number, candidate, focus)));
    }
  }
}

function namedInQuestion({ mentioned }: AnswerCandidate, question: WeightedQuestion): boolean {
  return [...question.nameStems].some((stem) => mentioned.has(stem));
}

/** For each verb of speech, the words that may name its speaker: before it, or after it in "..., said X". */
function speakers(text: string): string[] {
  return [...text.matchAll(SPEECH)].map((verb) => {
    const before = text.slice(0, verb.index).split(QUOTE).at(-1)?.trim() ?? "";
    const after =
      text
        .slice(verb.index + verb[0].length)
        .split(CLAUSE)[0]
        ?.trim() ?? "";
    const inverted = before === "" || /^according/i.test(verb[0]);
    const side = inverted
      ? after.split(" ").slice(0, MAX_SPEAKER_WORDS)
      : before.split(" ").slice(-MAX_SPEAKER_WORDS);
    return side.join(" ");
  });
}

/** 1 if the person in question says it in a quotation; less without a quotation, or if the speaker is uncertain. */
function statementScore(candidate: AnswerCandidate, question: WeightedQuestion): number {
  const speakerTexts = speakers(candidate.text);
  if (speakerTexts.length === 0) return 0;
  const baseScore = quotations(candidate.text).some(
    (quotation) => words(quotation.text).length >= MIN_QUOTED_WORDS,
  )
    ? 1
    : 0.8;
  const named = (text: string) => {
    const mentioned = mentionedStems(question, stems(text));
    return [...question.nameStems].some((stem) => question.ownStems.has(stem) && mentioned.has(stem));
  };
  if (question.nameStems.size === 0 || speakerTexts.some(named)) return baseScore;
  return named(candidate.text) && speakerTexts.some((around) => PRONOUN.test(around))
    ? 0.9 * baseScore
    : 0.3 * baseScore;
}

/** Unweighted share of the question's own stems in the sentence: a yes/no question asks whether they all go together. */
function mentionedShare({ mentioned }: AnswerCandidate, { ownStems }: WeightedQuestion): number {
  return mentioned.intersection(ownStems).size / Math.max(1, ownStems.size);
}

/**
 * Whether the sentence contains the question's predicate: what the people in question did or suffered. True for long
 * questions, where the word after "who" is only one of many.
 */
function matchesPredicate(
  { mentioned }: Pick<AnswerCandidate, "mentioned">,
  { predicate, ownStems }: WeightedQuestion,
): boolean {
  if (predicate === null || ownStems.size > MAX_SHORT_STEMS) return true;
  return !ownStems.has(predicate) || mentioned.has(predicate);
}

/** As matchesPredicate, including the neighbouring sentences: a reason may follow in the next sentence. */
function matchesPredicateNearby({ mentionedAround }: AnswerCandidate, question: WeightedQuestion): boolean {
  return matchesPredicate({ mentioned: mentionedAround }, question);
}

/** How well a sentence provides the kind of answer the question asks for, 0..1. */
export function kindScore(candidate: AnswerCandidate, question: WeightedQuestion): number {
  const { text, document } = candidate;
  switch (question.kind) {
    case "person":
      return matchesPredicate(candidate, question) ? nameScore(text, question) : 0;
    case "place":
      return hasNewName(names(text), question) ? 1 : 0;
    case "whereabouts":
      return whereaboutsScore(text, question);
    case "identity":
      return !namedInQuestion(candidate, question) ? 0 : ROLE.test(text) ? 1 : 0.5;
    case "time":
      return dates(text, statedDate(document.published)).length > 0 ? 1 : 0;
    case "count":
      return matchesPredicate(candidate, question) ? numberScore(candidate, question) : 0;
    case "percent":
    case "money":
    case "duration":
      return numberScore(candidate, question);
    case "yes-no":
      return mentionedShare(candidate, question);
    case "reason":
      return !matchesPredicateNearby(candidate, question) ? 0 : REASON.test(text) ? 1 : 0.3;
    case "statement":
      return statementScore(candidate, question);
    case "thing":
      return hasNewName(names(text), question) ? 1 : 0.5;
  }
}
