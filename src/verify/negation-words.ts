import { DEFAULT_PACK } from "../text/languages/languages.ts";

const {
  negations: NEGATIONS,
  denying: DENYING,
  contracted: CONTRACTED,
  contraction: CONTRACTION,
  contractionMark,
  negation,
} = DEFAULT_PACK.negation;
const { hedges: CONDITIONAL } = DEFAULT_PACK.reporting;

export function isNegation(word: string): boolean {
  return NEGATIONS.has(word);
}

/** Whether a word is or contains a negation ("wasn't"). */
export function mayNegate(word: string): boolean {
  return NEGATIONS.has(word) || isContracted(word);
}

/** Whether any of these words negates or denies. */
export function isNegated(words: readonly string[]): boolean {
  return words.some((word) => NEGATIONS.has(word) || DENYING.has(word));
}

/** Whether omitting these words may change the meaning of the rest. */
export function affectsMeaning(words: readonly string[]): boolean {
  return withNegationsApart(words).some(
    (word) => NEGATIONS.has(word) || DENYING.has(word) || CONDITIONAL.has(word),
  );
}

/** The words, with contracted negations split in two: "wasn't" is "was not". */
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
