import { ENGLISH_REASONS } from "./english-reasons.ts";
import type { MessageKey, Texts } from "./texts.ts";
import { type Message, message } from "./texts.ts";

/**
 * Texts that arise where no interface language is known: why a file can't be read, an edition was not posted, an input or a
 * setting is wrong. They are stored and logged in English, and shown in the reader's language.
 */
export type ReasonKey = Extract<MessageKey, `reason.${string}`>;

const PLACEHOLDER = /\{(\w+)\}/g;

/** The English text of a `reason.*` message, for logs and the store; of any other message, its key. */
export function inEnglish({ key, values = {} }: Message): string {
  const text = ENGLISH_REASONS.get(key);
  if (text === undefined) return key;
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "object" ? inEnglish(value) : String(value);
  });
}

/** The text of a message in the reader's language. */
export function shownIn(texts: Pick<Texts, "show">, shown: Message): string {
  return texts.show(shown) ?? inEnglish(shown);
}

/** The text of a stored reason: its message in the reader's language, else its English text. */
export function storedText(
  texts: Pick<Texts, "show">,
  stored: { readonly text: string; readonly message?: Message | undefined },
): string {
  return (stored.message === undefined ? null : texts.show(stored.message)) ?? stored.text;
}

/** Words of another program (an operating system, a library, a server), which has no translation. */
export function detail(text: string): Message {
  return message("reason.detail", { detail: text });
}

/** Several reasons as one, separated by semicolons. */
export function joined([first, ...rest]: readonly [Message, ...Message[]]): Message {
  const [next, ...others] = rest;
  if (next === undefined) return first;
  return message("reason.joined", { first, rest: joined([next, ...others]) });
}
