import { allPacks } from "../languages/languages.ts";

/** People greet in the bot's language or in their own, so the greetings of all languages count. */
const ALL_GREETINGS: ReadonlySet<string> = new Set(allPacks.flatMap(({ questions }) => questions.greetings));

/** Whether a message is a greeting, or has no word at all. */
export function isGreeting(question: string): boolean {
  const text = question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return text === "" || ALL_GREETINGS.has(text);
}
