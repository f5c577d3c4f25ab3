import type { Draft } from "../../domain/drafting.ts";
import { estimateTokens } from "../../text/token-estimate.ts";
import type { DigestDraft } from "./schemas.ts";
import type { SourceLine } from "./source-lines.ts";

/** Share of the context for source lines; the rest is for the prompt, a revision and the answer. */
const SOURCE_SHARE = 0.6;
/** Tokens a line's number, and a document's heading, add. */
const LINE_TOKENS = 6;

function lineTokens({ text }: SourceLine): number {
  return estimateTokens(text) + LINE_TOKENS;
}

function tokensOf(lines: readonly SourceLine[]): number {
  return lines.reduce((sum, line) => sum + lineTokens(line), 0);
}

export function fitsContext(lines: readonly SourceLine[], contextTokens: number): boolean {
  return tokensOf(lines) <= contextTokens * SOURCE_SHARE;
}

/** The first lines, as many as fit the context. */
export function thatFit(lines: readonly SourceLine[], contextTokens: number): readonly SourceLine[] {
  let tokens = 0;
  const over = lines.findIndex((line) => {
    tokens += lineTokens(line);
    return tokens > contextTokens * SOURCE_SHARE;
  });
  return over < 0 ? lines : lines.slice(0, over);
}

export interface DraftOfLines {
  readonly value: DigestDraft;
  readonly lines: readonly SourceLine[];
}

/**
 * Digests a document too long for the context: each part on its own, then the sentences the parts' digests rest on,
 * until those fit. Line numbers of the result point into `lines` of the result.
 */
export async function digestInParts(
  lines: readonly SourceLine[],
  contextTokens: number,
  write: (lines: readonly SourceLine[]) => Promise<Draft<DigestDraft>>,
): Promise<Draft<DraftOfLines>> {
  if (fitsContext(lines, contextTokens)) {
    const draft = await write(lines);
    return draft.ok ? { ok: true, value: { value: draft.value, lines } } : draft;
  }
  const kept: SourceLine[] = [];
  for (const part of partsOf(lines, contextTokens * SOURCE_SHARE)) {
    const draft = await write(part);
    if (!draft.ok) return draft;
    kept.push(...citedLines(draft.value, part));
  }
  if (kept.length === 0)
    return { ok: false, outcome: "malformed", detail: "no part of the document was cited" };
  // A model that cites everything would never come to an end: what is left must be less than what there was.
  const fewer = kept.length < lines.length ? kept : kept.filter((_, at) => at % 2 === 0);
  return digestInParts(fewer, contextTokens, write);
}

function* partsOf(lines: readonly SourceLine[], most: number): Generator<readonly SourceLine[]> {
  let part: SourceLine[] = [];
  let tokens = 0;
  for (const line of lines) {
    if (part.length > 0 && tokens + lineTokens(line) > most) {
      yield part;
      part = [];
      tokens = 0;
    }
    part.push(line);
    tokens += lineTokens(line);
  }
  if (part.length > 0) yield part;
}

function citedLines(
  { headline, summary, keyFacts }: DigestDraft,
  lines: readonly SourceLine[],
): SourceLine[] {
  const numbers = new Set([headline, ...summary, ...keyFacts].flatMap(({ cites }) => cites));
  return [...numbers].sort((a, b) => a - b).flatMap((number) => lines[number - 1] ?? []);
}
