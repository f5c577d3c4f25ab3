import type { QuestionMaterial } from "../../domain/ports.ts";
import { type AnswerKind, readQuestion } from "../../text/questions.ts";
import { variants } from "../../text/same-meaning.ts";

/** A question with the weight each of its stems has in this library. */
export interface Asked {
  readonly kind: AnswerKind;
  readonly focus: string | null;
  readonly stems: readonly string[];
  readonly nameStems: ReadonlySet<string>;
  /** Inverse document frequency over the library's passages, for `stems`; rarer is heavier. */
  readonly weights: ReadonlyMap<string, number>;
  /** The stems that count as this one, itself included. */
  readonly accepted: ReadonlyMap<string, readonly string[]>;
  /** Sum of `weights`, above 0 unless there are no stems. */
  readonly total: number;
}

/** A name narrows a question down more than another word as rare does. */
const NAME_WEIGHT = 1.5;
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
export function readAsked(
  material: Pick<QuestionMaterial, "searched" | "rarity" | "libraryPassages">,
): Asked {
  const { stems, nameStems, kind, focus } = readQuestion(material.searched);
  const weights = new Map(
    stems.map((stem) => [stem, weightOf(stem, material) * (nameStems.has(stem) ? NAME_WEIGHT : 1)]),
  );
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const accepted = new Map(stems.map((stem) => [stem, variants(stem)]));
  return { kind, focus, stems, nameStems, weights, accepted, total };
}

/** Share of the question's weight that texts with these stems hold, 0..1. */
export function coverage(asked: Asked, texts: readonly (ReadonlySet<string> | undefined)[]): number {
  if (asked.total === 0) return 0;
  let sum = 0;
  for (const [stem, weight] of asked.weights) {
    const accepted = asked.accepted.get(stem) ?? [stem];
    if (texts.some((text) => text !== undefined && accepted.some((variant) => text.has(variant))))
      sum += weight;
  }
  return sum / asked.total;
}
