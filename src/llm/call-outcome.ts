import type { ModelOutcome } from "../domain/writing/language-model.ts";

/** Tokens as the server counted them; null when it did not say. */
export interface ServerUsage {
  readonly input: number;
  readonly output: number;
}

/** How one HTTP call ended. */
export type CallOutcome =
  | { readonly kind: "text"; readonly text: string; readonly usage: ServerUsage | null }
  | Extract<ModelOutcome<never>, { kind: "refused" | "truncated" | "malformed" | "empty" | "aborted" }>
  /** Milliseconds the server asked us to wait; null when it did not say. */
  | { readonly kind: "rate-limited"; readonly detail: string; readonly waitMs: number | null }
  | {
      readonly kind: "unavailable";
      readonly detail: string;
      /** Whether the same call may succeed later: false for a wrong key or an unknown model. */
      readonly retryable: boolean;
      readonly waitMs: number | null;
      readonly cause?: unknown;
    }
  /** The server does not take a parameter we sent; `parameter` where it said which. */
  | { readonly kind: "rejected"; readonly parameter: string | null; readonly detail: string };
