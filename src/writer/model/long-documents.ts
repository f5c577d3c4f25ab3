import type { Draft } from "../../domain/writing/model-writer.ts";
import { estimateTokens } from "../../text/display/token-estimate.ts";
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
export function linesThatFit(lines: readonly SourceLine[], contextTokens: number): readonly SourceLine[] {
  let tokens = 0;
  const firstBeyond = lines.findIndex((line) => {
    tokens += lineTokens(line);
    return tokens > contextTokens * SOURCE_SHARE;
  });
  return firstBeyond < 0 ? lines : lines.slice(0, firstBeyond);
}

export interface DraftOfLines {
  readonly value: DigestDraft;
  readonly lines: readonly SourceLine[];
}

/**
 * Digests a document too long for the context: each part on its own, then the sentences the parts' digests rest on,
 * until those fit. Line numbers of the result point into `lines` of the result.
 */
export async function digestInChunks(
  lines: readonly SourceLine[],
  contextTokens: number,
  write: (lines: readonly SourceLine[]) => Promise<Draft<DigestDraft>>,
): Promise<Draft<DraftOfLines>> {
  if (fitsContext(lines, contextTokens)) {
    const draft = await write(lines);
    return draft.ok ? { ok: true, value: { value: draft.value, lines } } : draft;
  }
  const citedSoFar: SourceLine[] = [];
  for (const chunk of chunksOf(lines, contextTokens * SOURCE_SHARE)) {
    const draft = await write(chunk);
    if (!draft.ok) return draft;
    citedSoFar.push(...citedLines(draft.value, chunk));
  }
  if (citedSoFar.length === 0)
    return { ok: false, outcome: "malformed", detail: "no part of the document was cited" };
  // A model that cites everything would never come to an end: what is left must be less than what there was.
  const remaining =
    citedSoFar.length < lines.length ? citedSoFar : citedSoFar.filter((_, at) => at % 2 === 0);
  return digestInChunks(remaining, contextTokens, write);
}

function* chunksOf(lines: readonly SourceLine[], maxTokens: number): Generator<readonly SourceLine[]> {
  let chunk: SourceLine[] = [];
  let tokens = 0;
  for (const line of lines) {
    if (chunk.length > 0 && tokens + lineTokens(line) > maxTokens) {
      yield chunk;
      chunk = [];
      tokens = 0;
    }
    chunk.push(line);
    tokens += lineTokens(line);
  }
  if (chunk.length > 0) yield chunk;
}

function citedLines(
  { headline, summary, keyFacts }: DigestDraft,
  lines: readonly SourceLine[],
): SourceLine[] {
  const numbers = new Set([headline, ...summary, ...keyFacts].flatMap(({ cites }) => cites));
  return [...numbers].sort((a, b) => a - b).flatMap((number) => lines[number - 1] ?? []);
}
