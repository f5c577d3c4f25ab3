const BYTES = new TextEncoder();
/** UTF-8 bytes per token; low for English prose, so that estimates err high. */
const BYTES_PER_TOKEN = 3.5;

/** Estimated tokens of a text, from its UTF-8 bytes; errs high. For budgets when the server reports no usage. */
export function estimateTokens(text: string): number {
  return Math.ceil(BYTES.encode(text).length / BYTES_PER_TOKEN);
}
