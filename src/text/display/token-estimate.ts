const BYTES = new TextEncoder();
/** UTF-8 bytes per token, on the low side for English prose so that an estimate errs high. */
const BYTES_PER_TOKEN = 3.5;

/** Tokens a text takes, estimated from its bytes; errs high. For budgets where the server gives no count. */
export function estimateTokens(text: string): number {
  return Math.ceil(BYTES.encode(text).length / BYTES_PER_TOKEN);
}
