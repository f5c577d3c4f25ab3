import type { AnswerKind } from "../languages/contract/question-rules.ts";
import { DEFAULT_PACK } from "../languages/languages.ts";
import { names } from "../names/names.ts";
import { quotations } from "../sentences/quotations.ts";
import { contentStems, isStopStem, stems, words } from "../tokens/tokens.ts";
import { abbreviateNames } from "./synonyms.ts";

export type { AnswerKind };

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

const RULES = DEFAULT_PACK.questions;
const QUESTION_STEMS = new Set(stems(RULES.questionWords.join(" ")));
const LOOSE_MODIFIERS = new Set(contentStems(RULES.looseModifiers.join(" ")));
const FALLBACK_STEMS = new Set(stems(RULES.fallbackWords.join(" ")));

/** A longer text is no question: only its beginning is read. */
const MAX_CHARACTERS = 4_000;

/**
 * The clause that asks: the last sentence with a question word, without asides ("Korn, who died,") and subordinate
 * clauses ("what did he say when ...").
 */
function interrogativeClause(question: string): string {
  const sentence =
    question.split(/(?<=[.!?]["”’']{0,3})\s+(?=\S)/).findLast((part) => RULES.questionWord.test(part)) ??
    question;
  const bare = sentence.replaceAll(RULES.aside, " ");
  return (RULES.questionWord.test(bare) ? bare : sentence).replace(RULES.subordinate, "");
}

/** The kind of answer that a question asks for; "thing" if its words do not say. */
export function answerKind(question: string): AnswerKind {
  const interrogative = interrogativeClause(question.slice(0, MAX_CHARACTERS));
  return RULES.kinds.find(([pattern]) => pattern.test(interrogative))?.[1] ?? "thing";
}

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
  const many = stemsAfter(interrogative, RULES.afterHowMany);
  const who = stemsAfter(interrogative, RULES.afterWho);
  const focus = many.stems.slice(0, many.end).filter(isContentStem).slice(0, 3);
  const why = stemsAfter(interrogative, RULES.afterWhy);
  const after = many.stems.length > 0 ? many.stems.slice(many.end) : [...who.stems, ...why.stems];
  return { focus, predicate: (focus.length > 1 ? focus.at(-1) : after.find(isContentStem)) ?? null };
}

/** Longest description in words. */
const MAX_DESCRIPTION_WORDS = 4;

/** The words that describe the unknown: those after "which" or "what" up to the verb. */
function descriptionWords(question: string): string[] {
  const following = words(RULES.afterWhich.exec(interrogativeClause(question))?.[1] ?? "").map(
    (word) => word.text,
  );
  const end = following.findIndex(
    (word, index) =>
      isStopStem(stems(word)[0] ?? "") ||
      /^\p{Lu}|\d/u.test(word) ||
      (index > 0 && RULES.verbEnding.test(word)),
  );
  const run = following.slice(0, end < 0 ? following.length : end);
  const next = following[run.length]?.toLowerCase();
  const verbLast =
    run.length > 1 && next !== undefined && !RULES.auxiliaries.has(next) && !RULES.verbEnding.test(next);
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
  const question = abbreviateNames(text.slice(0, MAX_CHARACTERS));
  const all = [...new Set(contentStems(question.replaceAll(RULES.measure, RULES.measureWord)))];
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
