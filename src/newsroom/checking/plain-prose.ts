import type { Verify } from "../../domain/writing/writer.ts";
import { isCleanText } from "../../text/sentences/clean.ts";

const DETAIL = "it holds a link, a mention or markup, which are never passed on";

/** What could link, mention, format or hide something where a text is shown; a news sentence needs none of it. */
const ACTIVE: readonly RegExp[] = [
  /[a-z][a-z0-9+.-]*:\/\//i,
  /\b(?:mailto|javascript|data|discord|tel):\S/i,
  // "evil.example", "www.x.org/y": a dot between a word and two or more small letters.
  /[\p{L}\p{N}_-]\.[a-z]{2,}\b/u,
  /@[\p{L}\p{N}_&!]/u,
  /<[@#/:!a-z]/i,
  /\]\s*\(|\]\s*\[|[`\n\r\t]|\*\*|__|~~|\|\|/,
  /^\s*(?:#{1,6}\s|>{1,3}\s|-#\s|[-*+]\s)/,
];

/** Whether a text is nothing but words: no link, mention, markup or invisible character. */
export function isPlainProse(text: string): boolean {
  return isCleanText(text) && !ACTIVE.some((pattern) => pattern.test(text));
}

/**
 * Blocks what could act where it is shown, even when a document says the same: what a model was talked into by a
 * document must not pass because the document says it too.
 */
export function requirePlainProse(verify: Verify): Verify {
  return (text, cited) =>
    isPlainProse(text)
      ? verify(text, cited)
      : { status: "blocked", reason: "unsupported", detail: DETAIL, score: 0 };
}
