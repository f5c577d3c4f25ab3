import { DEFAULT_PACK } from "../languages/languages.ts";

const { attachedPrefixes, prefixes } = DEFAULT_PACK.names;

/** A word, with the text between it and the previous word as `gap`. */
export interface NameToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly gap: string;
  readonly capital: boolean;
}

/** "U.S.", "J.", "al-Saadi", "O'Dowd", "COVID-19", "AT&T", "2.9"; a full stop belongs to initials only. */
const TOKEN =
  /(?:\p{Lu}\.)+(?:\p{Lu}(?!\p{L}))?|[\p{L}\p{M}\p{N}]+(?:(?:[’'&-]|(?<=\d)\.(?=\d))[\p{L}\p{M}\p{N}]+)*/gu;
/** Fast path: most words are lower case only. */
const LOWERCASE_ONLY = /^[a-z]+$/;
const CAPITAL = new RegExp(`^\\p{Lu}|^(?:${attachedPrefixes})-?\\p{Lu}|^\\p{Ll}{1,2}\\p{Lu}\\p{L}`, "u");

/** The words of a text with their gaps. A hyphenated word stays whole if all of it is a name; otherwise it is split. */
export function nameTokens(text: string): NameToken[] {
  let lastEnd = 0;
  return Array.from(text.matchAll(TOKEN)).flatMap(({ 0: written, index }) =>
    splitHyphenated(written, index).map((part) => {
      const token = {
        ...part,
        end: part.start + part.text.length,
        gap: text.slice(lastEnd, part.start),
        capital: !LOWERCASE_ONLY.test(part.text) && CAPITAL.test(part.text),
      };
      lastEnd = token.end;
      return token;
    }),
  );
}

/** "Iran-backed" and "anti-Trump" contain a name; "al-Saadi", "Jean-Luc", "F-16" are names as a whole. */
function splitHyphenated(text: string, start: number): { text: string; start: number }[] {
  if (!text.includes("-")) return [{ text, start }];
  const parts = text.split("-");
  const whole = parts.every((part) => /^[\p{Lu}\p{N}]/u.test(part) || prefixes.has(part.toLowerCase()));
  if (whole) return [{ text, start }];
  let offset = start;
  return parts.map((part) => {
    const token = { text: part, start: offset };
    offset += part.length + 1;
    return token;
  });
}

/** A word in lower case, without possessive, with a straight apostrophe. */
export function plainWord(word: string): string {
  return word
    .toLowerCase()
    .replace(/['’]s?$/, "")
    .replaceAll("’", "'");
}
