import { argumentsOf, type CatalogueTexts, isPlain, missingPluralCases } from "./messages.ts";

/** What is wrong with one text of a language, each problem as one line; empty if nothing is. */
function textProblems(text: string, english: string, language: string): readonly string[] {
  let names: ReturnType<typeof argumentsOf>;
  try {
    names = argumentsOf(text);
  } catch (error) {
    return [`is no ICU message: ${(error as Error).message}`];
  }
  if (names.size === 0 && !isPlain(text))
    return ["has no arguments and is shown as it is: remove the ICU quotes"];
  const expected = argumentsOf(english);
  const problems = missingPluralCases(text, language).map((missing) => `lacks the plural case ${missing}`);
  for (const [name, type] of names)
    if (!expected.has(name)) problems.push(`has the argument {${name}}, which English has not`);
    else if (JSON.stringify(type) !== JSON.stringify(expected.get(name)))
      problems.push(
        `uses {${name}} as ${JSON.stringify(type)}, English as ${JSON.stringify(expected.get(name))}`,
      );
  return problems;
}

/** All that is wrong with a language's catalogue beside the English one: missing and unknown keys, wrong arguments. */
export function catalogueProblems(
  texts: CatalogueTexts,
  english: CatalogueTexts,
  language: string,
): readonly string[] {
  const problems: string[] = [];
  for (const key of Object.keys(english)) if (texts[key] === undefined) problems.push(`${key}: missing`);
  for (const [key, text] of Object.entries(texts)) {
    const original = english[key];
    if (original === undefined) problems.push(`${key}: English has no such key`);
    else problems.push(...textProblems(text, original, language).map((problem) => `${key}: ${problem}`));
  }
  const keys = Object.keys(texts);
  const unsorted = keys.find((key, at) => at > 0 && key < (keys[at - 1] ?? ""));
  if (unsorted !== undefined)
    problems.push(`${unsorted}: keys must be in alphabetical order (npm run messages sorts them)`);
  return problems;
}
