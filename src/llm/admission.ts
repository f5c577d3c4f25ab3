import type { ModelRequest, TokenUsage } from "../domain/writing/language-model.ts";
import type { TokenLedger } from "../domain/writing/token-ledger.ts";
import type { Breaker } from "./breaker.ts";
import type { CallOutcome } from "./call-outcome.ts";
import type { RateLimiter } from "./rate-limiter.ts";

export interface AdmissionDeps {
  readonly breaker: Breaker;
  readonly rateLimiter: RateLimiter;
  readonly ledger: TokenLedger;
}

export type AdmissionOutcome =
  | Exclude<CallOutcome, { kind: "rejected" }>
  | { readonly kind: "over-budget"; readonly detail: string };

export interface CallCost {
  readonly request: Pick<ModelRequest<unknown>, "task" | "guild" | "signal">;
  /** Estimated tokens of the input. */
  readonly input: number;
  /** Maximum tokens of the output. */
  readonly output: number;
  readonly timeoutMs: number;
}

/** Makes a call if the breaker, the rate limiter and the daily budget allow it. Its tokens are reserved beforehand. */
export async function admit(
  { breaker, rateLimiter, ledger }: AdmissionDeps,
  cost: CallCost,
  call: () => Promise<Exclude<CallOutcome, { kind: "rejected" }>>,
): Promise<AdmissionOutcome> {
  if (breaker.state() === "open") return breakerOpen();
  const slot = await rateLimiter.acquire(cost.input + cost.output, cost.timeoutMs, cost.request.signal);
  if (slot.kind === "aborted") return { kind: "aborted", detail: "the call was cancelled" };
  if (slot.kind === "too-late") return busy(slot.waitMs);
  try {
    const { task, guild } = cost.request;
    const reservation = await ledger.reserve({ task, guild, tokens: cost.input + cost.output });
    if (reservation === null) return { kind: "over-budget", detail: "the daily token budget is used up" };
    if (breaker.admit() === "refuse") {
      await reservation.settle({ input: 0, output: 0, counted: "estimate" });
      return breakerOpen();
    }
    const outcome = await call();
    await reservation.settle(usageOf(outcome, cost));
    recordOutcome(breaker, outcome);
    return outcome;
  } finally {
    slot.done();
  }
}

/** The tokens of a call, counted by the server or estimated; none if the server failed before it generated anything. */
export function usageOf(
  outcome: CallOutcome,
  { input, output }: Pick<CallCost, "input" | "output">,
): TokenUsage {
  if (outcome.kind === "text" && outcome.usage !== null) return { ...outcome.usage, counted: "server" };
  const unused = outcome.kind === "rate-limited" || (outcome.kind === "unavailable" && !outcome.retryable);
  return unused ? { input: 0, output: 0, counted: "estimate" } : { input, output, counted: "estimate" };
}

/** Only outcomes of a broken server count as failures; a refusal or a truncated text is a response. */
function recordOutcome(breaker: Breaker, { kind }: CallOutcome): void {
  if (kind === "unavailable" || kind === "malformed") breaker.failed();
  else if (kind === "aborted") breaker.released();
  else breaker.succeeded();
}

function breakerOpen(): AdmissionOutcome {
  return {
    kind: "unavailable",
    detail: "the model server failed repeatedly and is not called for now",
    retryable: false,
    waitMs: null,
  };
}

function busy(waitMs: number | null): AdmissionOutcome {
  const detail = "the model server's rate limits do not allow this call in time";
  return { kind: "rate-limited", detail, waitMs };
}
