const NEGATIONS = new Set("not no never none nobody nothing neither nor nowhere without".split(" "));

/** Words that deny or weaken what they govern, without being a negation. */
const DENYING = new Set(
  `deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting fail fails failed
failing lack lacks lacked lacking unable false falsely untrue unlikely avoid avoids avoided avoiding prevent
prevents prevented preventing dispute disputes disputed stop stops stopped hardly barely scarcely few little rarely
seldom unless except instead rather yet doubt doubts doubted ruled`.split(/\s+/),
);

/** Words that turn what follows into a condition, a possibility or a rumour. */
const CONDITIONAL = new Set(
  "if whether would could might may should alleged allegedly reportedly claim claims claimed rumour rumours rumor rumors suspected until".split(
    " ",
  ),
);

const IRREGULAR: Readonly<Record<string, string>> = {
  cannot: "can",
  "can't": "can",
  "won't": "will",
  "shan't": "shall",
};
const CONTRACTED = /^(\p{L}+)n't$/u;

export function isNegation(word: string): boolean {
  return NEGATIONS.has(word);
}

/** Whether a word is or contains a negation ("wasn't"). */
export function mayNegate(word: string): boolean {
  return NEGATIONS.has(word) || word.endsWith("n't") || word === "cannot";
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
    if (!word.includes("n't") && word !== "cannot") return word;
    const verb = IRREGULAR[word] ?? CONTRACTED.exec(word)?.[1];
    return verb === undefined ? [word] : [verb, "not"];
  });
}
