import type { LanguagePack } from "../../text/languages/language-pack.ts";

export function isNegation(word: string, { negation }: LanguagePack): boolean {
  return negation.negations.has(word);
}

/** Whether a word is or contains a negation ("wasn't"). */
export function mayNegate(word: string, pack: LanguagePack): boolean {
  return isNegation(word, pack) || isContracted(word, pack);
}

/** Whether any of these words negates or denies. */
export function isNegated(words: readonly string[], pack: LanguagePack): boolean {
  return words.some((word) => isNegation(word, pack) || pack.negation.denying.has(word));
}

/** Whether omitting these words may change the meaning of the rest. */
export function affectsMeaning(words: readonly string[], pack: LanguagePack): boolean {
  const { hedges } = pack.reporting;
  return withNegationsApart(words, pack).some((word) => isNegated([word], pack) || hedges.has(word));
}

/** The words, with contracted negations split in two: "wasn't" is "was not". */
export function withNegationsApart(words: readonly string[], pack: LanguagePack): string[] {
  const { contracted, contraction, negation } = pack.negation;
  return words.flatMap((word) => {
    if (!isContracted(word, pack)) return word;
    const verb = contracted[word] ?? contraction.exec(word)?.[1];
    return verb === undefined ? [word] : [verb, negation];
  });
}

function isContracted(word: string, { negation: { contractionMark, contracted } }: LanguagePack): boolean {
  return (contractionMark !== null && word.includes(contractionMark)) || Object.hasOwn(contracted, word);
}
