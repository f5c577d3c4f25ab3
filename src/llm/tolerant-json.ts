/** The JSON value in a model's text, or one line that says why there is none. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: string };

const FENCE = /```(?:json)?\s*\n([\s\S]*?)```/i;

/** Ends a model's thinking; some chat templates open it in the prompt, so the answer has the closing tag only. */
const THINKING_END = "</think>";

/**
 * Reads JSON as models write it: after its thinking, in a code fence, with prose around it, or with trailing commas. The first interpretation that
 * parses is used; other errors are not repaired.
 */
export function readJson(text: string): JsonReading {
  const bare = text.replace(/^\uFEFF/, "").trim();
  if (bare === "") return { ok: false, fault: "the text is empty" };
  const answer = withoutThinking(bare);
  const fenced = FENCE.exec(answer)?.[1];
  // The whole text comes first: a tag in one of its strings ends no thinking.
  for (const candidate of [bare, answer, fenced, ...bracketed(answer)]) {
    if (candidate === undefined) continue;
    const value = parsed(candidate) ?? parsed(withoutTrailingCommas(candidate));
    if (value !== undefined) return { ok: true, value: value.json };
  }
  return { ok: false, fault: "the text is not a JSON value" };
}

/** The text after the last closing tag: thinking may contain braces, fences and drafts of the answer. */
function withoutThinking(text: string): string {
  const end = text.lastIndexOf(THINKING_END);
  return end < 0 ? text : text.slice(end + THINKING_END.length).trim();
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Prose may hold braces before the answer: so many of its brackets are tried. */
const MAX_STARTS = 8;

/** The texts from the first brackets, outside those before them, to their closing ones. */
function bracketed(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (let tries = 0; tries < MAX_STARTS; tries += 1) {
    const start = text.slice(from).search(/[{[]/);
    if (start < 0) break;
    const candidate = balancedFrom(text, from + start);
    if (candidate !== undefined) found.push(candidate);
    from += start + (candidate?.length ?? 1);
  }
  return found;
}

/** The text from a bracket to its closing one, ignoring brackets in strings; undefined if it is never closed. */
function balancedFrom(text: string, start: number): string | undefined {
  let depth = 0;
  for (const { character, at, quoted } of scan(text, start)) {
    if (quoted) continue;
    if (character === "{" || character === "[") depth += 1;
    if (character === "}" || character === "]") depth -= 1;
    if (depth === 0) return text.slice(start, at + 1);
  }
  return undefined;
}

function withoutTrailingCommas(text: string): string {
  const dropped = new Set<number>();
  let comma: number | null = null;
  for (const { character, at, quoted } of scan(text, 0)) {
    if (!quoted && (character === "}" || character === "]") && comma !== null) dropped.add(comma);
    if (quoted || !/\s/.test(character)) comma = !quoted && character === "," ? at : null;
  }
  return dropped.size === 0
    ? text
    : Array.from(text, (_, at) => at)
        .map((at) => (dropped.has(at) ? "" : (text[at] ?? "")))
        .join("");
}

/** Each UTF-16 unit from `start`, and whether it is part of a JSON string (including its quotes). */
function* scan(text: string, start: number): Generator<{ character: string; at: number; quoted: boolean }> {
  let inside = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (inside && character === "\\") {
      yield { character, at, quoted: true };
      at += 1;
      yield { character: text[at] ?? "", at, quoted: true };
      continue;
    }
    const boundary = character === '"';
    yield { character, at, quoted: inside || boundary };
    if (boundary) inside = !inside;
  }
}
