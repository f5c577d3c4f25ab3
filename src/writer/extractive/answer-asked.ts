import type { QuestionMaterial } from "../../domain/ports.ts";
import { type AnswerKind, readQuestion } from "../../text/questions.ts";
import { variants } from "../../text/same-meaning.ts";

/** A question with the weight each of its stems has in this library. */
export interface Asked {
  readonly kind: AnswerKind;
  readonly focus: string | null;
  readonly stems: readonly string[];
  readonly nameStems: ReadonlySet<string>;
  /** Those the question itself holds, the others were carried over from the conversation; all of them if it holds none. */
  readonly ownStems: ReadonlySet<string>;
  /** Those that were carried over, if the question holds any of its own. */
  readonly carried: ReadonlySet<string>;
  /** Inverse document frequency over the library's passages, for `stems`; rarer is heavier. */
  readonly weights: ReadonlyMap<string, number>;
  /** The stems that count as this one, itself included. */
  readonly accepted: ReadonlyMap<string, readonly string[]>;
  /** Whether the question says nothing by itself ("when was that?"). */
  readonly leaning: boolean;
}

/** A name narrows a question down more than another word as rare does. */
const NAME_WEIGHT = 1.5;
/** What the conversation supplies sets the scene; what is asked now must weigh more. */
const CARRIED_WEIGHT = 0.5;
/** A stem in every passage still counts a little, so that a question of common words can be answered at all. */
const LEAST_WEIGHT = 0.1;

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

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
  const { stems, nameStems, kind, focus } = readQuestion(material.searched);
  const said = readQuestion(material.question).stems.filter((stem) => stems.includes(stem));
  const leaning = said.length === 0;
  const ownStems = new Set(leaning ? stems : said);
  const carried = new Set(stems.filter((stem) => !ownStems.has(stem)));
  const factor = (stem: string) =>
    (nameStems.has(stem) ? NAME_WEIGHT : 1) * (ownStems.has(stem) ? 1 : CARRIED_WEIGHT);
  const weights = new Map(stems.map((stem) => [stem, weightOf(stem, material) * factor(stem)]));
  const accepted = new Map(stems.map((stem) => [stem, variants(stem)]));
  return { kind, focus, stems, nameStems, ownStems, carried, weights, accepted, leaning };
}

/** Whether a text with these stems says this stem of the question, in its own or a like word. */
export function says(asked: Asked, text: ReadonlySet<string>, stem: string): boolean {
  return (asked.accepted.get(stem) ?? [stem]).some((variant) => text.has(variant));
}

/** Share of the question's weight that texts with these stems hold, 0..1; of its own words' weight with `only`. */
export function coverage(
  asked: Asked,
  texts: readonly ReadonlySet<string>[],
  only?: ReadonlySet<string>,
): number {
  const counted = [...asked.weights].filter(([stem]) => only === undefined || only.has(stem));
  const held = counted.filter(([stem]) => texts.some((text) => says(asked, text, stem)));
  const total = sum(counted.map(([, weight]) => weight));
  return total === 0 ? 0 : sum(held.map(([, weight]) => weight)) / total;
}
