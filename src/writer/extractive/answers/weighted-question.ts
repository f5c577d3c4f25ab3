import type { QuestionMaterial } from "../../../domain/writing/writer.ts";
import { type AnswerKind, parseQuestion } from "../../../text/queries/parse-question.ts";
import { withSynonyms } from "../../../text/queries/synonyms.ts";

/** A question with the weight each of its stems has in this library. */
export interface WeightedQuestion {
  readonly kind: AnswerKind;
  readonly focus: readonly string[];
  readonly predicate: string | null;
  readonly stems: readonly string[];
  readonly nameStems: ReadonlySet<string>;
  /** Those the question itself holds, the others were carried over from the conversation; all of them if it holds none. */
  readonly ownStems: ReadonlySet<string>;
  /** Those that were carried over, if the question holds any of its own. */
  readonly carried: ReadonlySet<string>;
  /** Inverse document frequency over the library's passages, for `stems`; rarer is heavier. */
  readonly weights: ReadonlyMap<string, number>;
  /** Stem of a text -> the stems of the question it says, in the same or a like word. */
  readonly stemsByVariant: ReadonlyMap<string, readonly string[]>;
  /** Those that stand in a phrase the question quotes. */
  readonly quoted: ReadonlySet<string>;
  /** Whether the question says nothing by itself ("when was that?"). */
  readonly dependent: boolean;
}

/** A question of so few stems is short: one sentence can be expected to answer it, and to say what it asks. */
export const SHORT_STEMS = 6;
/** What the conversation supplies sets the scene; what is asked now must weigh more. */
const CARRIED_WEIGHT = 0.5;
/** A document need not say what the answer replaces: of "which popular singer" it may say the singer's name only. */
const LIGHT_WEIGHT = 0.15;
/** A stem in every passage still counts a little, so that a question of common words can be answered at all. */
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

/** Weighs the stems of a question by how rare they are in the library. */
export function weighQuestion(material: Omit<QuestionMaterial, "passages">): WeightedQuestion {
  const { stems, nameStems, kind, focus, predicate } = parseQuestion(material.searchQuery);
  const own = parseQuestion(material.question);
  const ownInQuery = own.stems.filter((stem) => stems.includes(stem));
  const dependent = ownInQuery.length === 0;
  const ownStems = new Set(dependent ? stems : ownInQuery);
  const carried = new Set(stems.filter((stem) => !ownStems.has(stem)));
  const factor = (stem: string) =>
    (ownStems.has(stem) ? 1 : CARRIED_WEIGHT) * (own.optionalStems.has(stem) ? LIGHT_WEIGHT : 1);
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

/** The stems of the question that a text with these stems says, in the same or a like word. */
export function mentionedStems(question: WeightedQuestion, text: Iterable<string>): Set<string> {
  const mentioned = new Set<string>();
  for (const stem of text)
    for (const questionStem of question.stemsByVariant.get(stem) ?? []) mentioned.add(questionStem);
  return mentioned;
}

/** Share of the weight of `counted`, stems of the question, that the texts that said these hold together, 0..1. */
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
