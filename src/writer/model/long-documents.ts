import type { Draft } from "../../domain/writing/model-writer.ts";
import { estimateTokens } from "../../text/display/token-estimate.ts";
import type { DigestDraft } from "./schemas.ts";
import type { SourceLine } from "./source-lines.ts";

/** Share of the context for source lines. The rest is for the prompt, a revision and the answer. */
const SOURCE_SHARE = 0.6;
/** Tokens that the line number and its share of the document heading add. */
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

/** The longest prefix of the lines that fits the context. */
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
 * Digests a document that is too long for the context: each chunk on its own, then the sentences cited by those digests,
 * repeatedly until they fit. Line numbers in the result refer to the `lines` of the result.
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
    return { ok: false, outcome: "malformed", detail: "the model cited no sentence of the document" };
  // Guarantees termination for a model that cites everything: each round must have fewer lines.
  const remaining =
    citedSoFar.length < lines.length ? citedSoFar : citedSoFar.filter((_, index) => index % 2 === 0);
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
