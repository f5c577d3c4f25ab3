import { statedDate } from "../../../domain/core/published-time.ts";
import { dates } from "../../../text/dates/dates.ts";
import { DEFAULT_PACK } from "../../../text/languages/languages.ts";
import { names } from "../../../text/names/names.ts";
import { people } from "../../../text/names/people.ts";
import { type NumberMention, numbers } from "../../../text/numbers/numbers.ts";
import { withSynonyms } from "../../../text/queries/synonyms.ts";
import { quotations } from "../../../text/sentences/quotations.ts";
import { textBefore } from "../../../text/tokens/text-before.ts";
import { contentStems, stems, words } from "../../../text/tokens/tokens.ts";
import type { AnswerCandidate } from "./candidates.ts";
import { MAX_SHORT_STEMS, mentionedStems, type WeightedQuestion } from "./weighted-question.ts";

const RULES = DEFAULT_PACK.answers;
const { speech, speakerFollows } = DEFAULT_PACK.reporting;
/** Words next to a verb of speech that may name the speaker. */
const MAX_SPEAKER_WORDS = 6;
/** Characters next to a verb of speech, and before a name, that are read. */
const MAX_SPEAKER_CHARACTERS = 400;
const MAX_LOOKBEHIND = 120;
const QUOTE = /["“”;:]/u;
const CLAUSE = /[,"“”;:]/u;
/** A quotation with fewer words is only a phrase. */
const MIN_QUOTED_WORDS = 4;

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
  const places = mentions.filter((name) =>
    RULES.placeBefore.test(textBefore(text, name.start, MAX_LOOKBEHIND)),
  );
  if (hasNewName(places, question)) return 1;
  return RULES.whereabouts.test(text) || hasNewName(mentions, question) ? 0.5 : 0;
}

/** Events whose count may be given in "times": "attacked 160 times" answers how many attacks. */
const EVENT_STEMS = new Set(stems(RULES.countedEvents.join(" ")));
const [TIMES_STEM] = stems(RULES.timesUnit);

/** Units that never answer "how much". */
const TIME_STEMS = new Set(stems(RULES.timeUnits.join(" ")));

/** 1 if the number counts what the question asks for; less if it may ("160 times"); least if it counts something else. */
function countScore(
  { unit }: NumberMention,
  { stems: sentenceStems }: AnswerCandidate,
  focus: readonly string[],
): number {
  const focusStems = focus.flatMap(withSynonyms);
  if (focusStems.length === 0 || (unit !== null && focusStems.includes(unit))) return 1;
  if (unit === TIMES_STEM && focus.some((stem) => EVENT_STEMS.has(stem))) return 0.8;
  return unit !== null && focusStems.some((variant) => sentenceStems.has(variant)) ? 0.25 : 0.5;
}

/** Whether a number may be a count: not the pronoun "one"; no percentage or money if the question names what to count. */
function mayCount(number: NumberMention, focus: readonly string[]): boolean {
  if (number.unit === null && RULES.one.test(number.text)) return false;
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
      return mentions.length > 0 && RULES.duration.test(candidate.text) ? 1 : 0;
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
  return [...text.matchAll(speech)].map((verb) => {
    const before = textBefore(text, verb.index, MAX_SPEAKER_CHARACTERS).split(QUOTE).at(-1)?.trim() ?? "";
    const end = verb.index + verb[0].length;
    const after =
      text
        .slice(end, end + MAX_SPEAKER_CHARACTERS)
        .split(CLAUSE)[0]
        ?.trim() ?? "";
    const inverted = before === "" || speakerFollows.test(verb[0]);
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
  return named(candidate.text) && speakerTexts.some((around) => RULES.pronoun.test(around))
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
      return !namedInQuestion(candidate, question) ? 0 : RULES.role.test(text) ? 1 : 0.5;
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
      return !matchesPredicateNearby(candidate, question) ? 0 : RULES.reason.test(text) ? 1 : 0.3;
    case "statement":
      return statementScore(candidate, question);
    case "thing":
      return hasNewName(names(text), question) ? 1 : 0.5;
  }
}
