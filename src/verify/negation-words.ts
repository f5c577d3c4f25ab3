import { DEFAULT_PACK } from "../text/languages/languages.ts";

const {
  negations: NEGATIONS,
  withholding: WITHHOLDING,
  contracted: CONTRACTED,
  contraction: CONTRACTION,
  contractionMark,
  negation,
} = DEFAULT_PACK.negation;
const { hedges: CONDITIONAL } = DEFAULT_PACK.reporting;

export function isNegation(word: string): boolean {
  return NEGATIONS.has(word);
}

/** Whether a word is a negation or has one in it ("wasn't"). */
export function mayNegate(word: string): boolean {
  return NEGATIONS.has(word) || isContracted(word);
}

/** Whether any of these words negates or withholds. */
export function isNegated(words: readonly string[]): boolean {
  return words.some((word) => NEGATIONS.has(word) || WITHHOLDING.has(word));
}

/** Whether leaving these words off may turn the sense of the rest. */
export function affectsMeaning(words: readonly string[]): boolean {
  return withNegationsApart(words).some(
    (word) => NEGATIONS.has(word) || WITHHOLDING.has(word) || CONDITIONAL.has(word),
  );
}

/** The words with contracted negations as two words. */
export function withNegationsApart(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    if (!isContracted(word)) return word;
    const verb = CONTRACTED[word] ?? CONTRACTION.exec(word)?.[1];
    return verb === undefined ? [word] : [verb, negation];
  });
}

function isContracted(word: string): boolean {
  return (contractionMark !== null && word.includes(contractionMark)) || Object.hasOwn(CONTRACTED, word);
}
