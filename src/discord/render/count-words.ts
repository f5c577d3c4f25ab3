import { countWords } from "../../text/tokens/count-words.ts";
import type { MessageBody } from "../message/message-body.ts";

const TIMESTAMP = /<t:-?\d+:\w>/g;
/** As in "Wednesday, 26 November 2025 at 09:30 AM", the longest in English. */
const TIMESTAMP_WORDS = "Wednesday, 26 November 2025 at 09:30 AM";

/** Counts words as displayed: timestamps as the dates they become, and buttons. */
export function countVisibleWords(messages: readonly MessageBody[]): number {
  return messages.reduce((sum, { components }) => sum + countIn(components), 0);
}

function countIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + countIn(one), 0);
  if (typeof value !== "object" || value === null) return 0;
  const { content, label, components, accessory } = value as Record<string, unknown>;
  return countText(content) + countText(label) + countIn(components) + countIn(accessory);
}

function countText(text: unknown): number {
  return typeof text === "string" ? countWords(text.replace(TIMESTAMP, TIMESTAMP_WORDS)) : 0;
}
