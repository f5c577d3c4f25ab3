import type { QuestionMaterial } from "../../domain/writer.ts";
import { type AnswerKind, readQuestion } from "../../text/questions.ts";
import { variants } from "../../text/same-meaning.ts";

/** A question with the weight each of its stems has in this library. */
export interface Asked {
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
  readonly sayings: ReadonlyMap<string, readonly string[]>;
  /** Those that stand in a phrase the question quotes. */
  readonly quoted: ReadonlySet<string>;
  /** Whether the question says nothing by itself ("when was that?"). */
  readonly leaning: boolean;
}

/** A question of so few stems is short: one sentence can be expected to answer it, and to say what it asks. */
export const SHORT_STEMS = 6;
/** What the conversation supplies sets the scene; what is asked now must weigh more. */
const CARRIED_WEIGHT = 0.5;
/** A document need not say what the answer replaces: of "which popular singer" it may say the singer's name only. */
const LIGHT_WEIGHT = 0.15;
/** A stem in every passage still counts a little, so that a question of common words can be answered at all. */
const LEAST_WEIGHT = 0.1;

function weightOf(
  stem: string,
  { rarity, libraryPassages }: Pick<QuestionMaterial, "rarity" | "libraryPassages">,
) {
  const share = Math.min(
    1,
    variants(stem).reduce((sum, variant) => sum + (rarity.get(variant) ?? 0), 0),
  );
  return Math.max(LEAST_WEIGHT, Math.log((libraryPassages + 1) / (share * libraryPassages + 0.5)));
}

/** Weighs the stems of a question by how rare they are in the library. */
export function readAsked(material: Omit<QuestionMaterial, "passages">): Asked {
  const { stems, nameStems, kind, focus, predicate } = readQuestion(material.searched);
  const own = readQuestion(material.question);
  const said = own.stems.filter((stem) => stems.includes(stem));
  const leaning = said.length === 0;
  const ownStems = new Set(leaning ? stems : said);
  const carried = new Set(stems.filter((stem) => !ownStems.has(stem)));
  const factor = (stem: string) =>
    (ownStems.has(stem) ? 1 : CARRIED_WEIGHT) * (own.light.has(stem) ? LIGHT_WEIGHT : 1);
  const weights = new Map(stems.map((stem) => [stem, weightOf(stem, material) * factor(stem)]));
  const sayings = new Map<string, string[]>();
  for (const stem of stems) {
    for (const variant of variants(stem)) sayings.set(variant, [...(sayings.get(variant) ?? []), stem]);
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
    sayings,
    leaning,
    quoted: own.quoted,
  };
}

/** The stems of the question that a text with these stems says, in the same or a like word. */
export function saidIn(asked: Asked, text: Iterable<string>): Set<string> {
  const said = new Set<string>();
  for (const stem of text) for (const meant of asked.sayings.get(stem) ?? []) said.add(meant);
  return said;
}

/** Share of the weight of `counted`, stems of the question, that the texts that said these hold together, 0..1. */
export function coverage(
  { weights }: Asked,
  said: readonly ReadonlySet<string>[],
  counted: Iterable<string> = weights.keys(),
): number {
  let total = 0;
  let held = 0;
  for (const stem of counted) {
    const weight = weights.get(stem) ?? 0;
    total += weight;
    if (said.some((text) => text.has(stem))) held += weight;
  }
  return total === 0 ? 0 : held / total;
}
