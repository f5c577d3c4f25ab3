import type { ModelOutcome } from "../domain/writing/language-model.ts";

/** Tokens as counted by the server. */
export interface ServerUsage {
  readonly input: number;
  readonly output: number;
}

/** How one HTTP call ended. */
export type CallOutcome =
  /** `usage` is null if the server did not report it. */
  | { readonly kind: "text"; readonly text: string; readonly usage: ServerUsage | null }
  | Extract<ModelOutcome<never>, { kind: "refused" | "truncated" | "malformed" | "empty" | "aborted" }>
  /** `waitMs`: milliseconds that the server asked us to wait; null if it did not say. */
  | { readonly kind: "rate-limited"; readonly detail: string; readonly waitMs: number | null }
  | {
      readonly kind: "unavailable";
      readonly detail: string;
      /** Whether the same call may succeed later; false for a wrong key or an unknown model, for example. */
      readonly retryable: boolean;
      readonly waitMs: number | null;
      readonly cause?: unknown;
    }
  /** The server rejected a parameter; `parameter` is null if it did not say which. */
  | { readonly kind: "rejected"; readonly parameter: string | null; readonly detail: string };
