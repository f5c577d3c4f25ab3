/** Messages that get the greeting instead of an answer, in lower case: by language, but read in all of them. */
const GREETINGS: Readonly<Record<string, readonly string[]>> = {
  en: ["hello", "hi", "hey", "help", "good morning", "good afternoon", "good evening", "thanks", "thank you"],
  de: ["hallo", "hilfe", "moin", "servus", "guten morgen", "guten tag", "guten abend", "danke"],
};

const ALL_GREETINGS: ReadonlySet<string> = new Set(Object.values(GREETINGS).flat());

/** Whether a message is a greeting, or empty apart from the mention. */
export function isGreeting(question: string): boolean {
  const text = question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return text === "" || ALL_GREETINGS.has(text);
}
