import type { QuestionMaterial } from "../../../domain/writing/writer.ts";
import { type AnswerKind, parseQuestion } from "../../../text/queries/parse-question.ts";
import { withSynonyms } from "../../../text/queries/synonyms.ts";

/** A question with the weight of each stem in this library. */
export interface WeightedQuestion {
  readonly kind: AnswerKind;
  readonly focus: readonly string[];
  readonly predicate: string | null;
  readonly stems: readonly string[];
  readonly nameStems: ReadonlySet<string>;
  /** Stems of the question itself, as opposed to carried-over ones; all stems if it has none of its own. */
  readonly ownStems: ReadonlySet<string>;
  /** Stems carried over from the conversation; empty if the question has no stems of its own. */
  readonly carried: ReadonlySet<string>;
  /** Weight by stem: inverse document frequency over the library's passages, reduced for carried and optional stems. */
  readonly weights: ReadonlyMap<string, number>;
  /** From a stem or synonym in a text to the question's stems it stands for. */
  readonly stemsByVariant: ReadonlyMap<string, readonly string[]>;
  /** Stems inside phrases that the question quotes. */
  readonly quoted: ReadonlySet<string>;
  /** Whether the question has no stems of its own ("when was that?"). */
  readonly dependent: boolean;
}

/** Up to this many stems a question is short: one sentence can be expected to contain both question and answer. */
export const MAX_SHORT_STEMS = 6;
/** Factor for carried-over stems: the current question must weigh more than its context. */
const CARRIED_WEIGHT = 0.5;
/** Factor for optional stems, which the answer may replace: for "which popular singer" a document may only give the name. */
const OPTIONAL_WEIGHT = 0.15;
/** Minimum weight, so that questions made of common words can still be answered. */
const MIN_WEIGHT = 0.1;

function weightOf(
  stem: string,
  { passageShares, libraryPassages }: Pick<QuestionMaterial, "passageShares" | "libraryPassages">,
) {
  const share = Math.min(
    1,
    withSynonyms(stem).reduce((sum, variant) => sum + (passageShares.get(variant) ?? 0), 0),
  );
  return Math.max(MIN_WEIGHT, Math.log((libraryPassages + 1) / (share * libraryPassages + 0.5)));
}

/** Weights the stems of a question by how rare they are in the library. */
export function weighQuestion(material: Omit<QuestionMaterial, "passages">): WeightedQuestion {
  const { stems, nameStems, kind, focus, predicate } = parseQuestion(material.searchQuery);
  const own = parseQuestion(material.question);
  const ownInQuery = own.stems.filter((stem) => stems.includes(stem));
  const dependent = ownInQuery.length === 0;
  const ownStems = new Set(dependent ? stems : ownInQuery);
  const carried = new Set(stems.filter((stem) => !ownStems.has(stem)));
  const factor = (stem: string) =>
    (ownStems.has(stem) ? 1 : CARRIED_WEIGHT) * (own.optionalStems.has(stem) ? OPTIONAL_WEIGHT : 1);
  const weights = new Map(stems.map((stem) => [stem, weightOf(stem, material) * factor(stem)]));
  const stemsByVariant = new Map<string, string[]>();
  for (const stem of stems) {
    for (const variant of withSynonyms(stem))
      stemsByVariant.set(variant, [...(stemsByVariant.get(variant) ?? []), stem]);
  }
  return {
    kind,
    focus,
    predicate,
    stems,
    nameStems,
    ownStems,
    carried,
    weights,
    stemsByVariant,
    dependent,
    quoted: own.quotedStems,
  };
}

/** The question's stems that occur in a text with these stems, directly or as a synonym. */
export function mentionedStems(question: WeightedQuestion, textStems: Iterable<string>): Set<string> {
  const mentioned = new Set<string>();
  for (const stem of textStems)
    for (const questionStem of question.stemsByVariant.get(stem) ?? []) mentioned.add(questionStem);
  return mentioned;
}

/** Share of the weight of `counted` (stems of the question) that the texts mention together, 0..1. */
export function coverage(
  { weights }: WeightedQuestion,
  mentioned: readonly ReadonlySet<string>[],
  counted: Iterable<string> = weights.keys(),
): number {
  let total = 0;
  let covered = 0;
  for (const stem of counted) {
    const weight = weights.get(stem) ?? 0;
    total += weight;
    if (mentioned.some((text) => text.has(stem))) covered += weight;
  }
  return total === 0 ? 0 : covered / total;
}
