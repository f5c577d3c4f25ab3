import type { Verify } from "../../domain/writing/verify.ts";
import { isCleanText } from "../../text/sentences/clean.ts";

const DETAIL = "it contains a link, a mention or markup, which is never allowed";

/** Text that Discord or a browser could turn into a link, a mention or formatting. News sentences need none of it. */
const ACTIVE: readonly RegExp[] = [
  /[a-z][a-z0-9+.-]*:\/\//i,
  /\b(?:mailto|javascript|data|discord|tel):\S/i,
  // "evil.example", "www.x.org/y": a dot between a word and two or more lower-case letters.
  /[\p{L}\p{N}_-]\.[a-z]{2,}\b/u,
  /@[\p{L}\p{N}_&!]/u,
  /<[@#/:!a-z]/i,
  /\]\s*\(|\]\s*\[|[`\n\r\t]|\*\*|__|~~|\|\|/,
  /^\s*(?:#{1,6}\s|>{1,3}\s|-#\s|[-*+]\s)/,
];

/** Whether a text has no link, mention, markup or invisible character. */
export function isPlainProse(text: string): boolean {
  return isCleanText(text) && !ACTIVE.some((pattern) => pattern.test(text));
}

/**
 * Wraps `verify` to block active text even if a document contains the same text. Otherwise a document could instruct a
 * model to repeat a link, and the link would match its source.
 */
export function requirePlainProse(verify: Verify): Verify {
  return (text, cited, surroundings) =>
    isPlainProse(text)
      ? verify(text, cited, surroundings)
      : { status: "blocked", reason: "unsupported", detail: DETAIL, score: 0 };
}
