import type { ModelRequest, TokenLedger, TokenUsage } from "../domain/language-model.ts";
import type { Breaker } from "./breaker.ts";
import type { CallOutcome } from "./outcome.ts";
import type { Shaper } from "./shaper.ts";

export interface AdmissionParts {
  readonly breaker: Breaker;
  readonly shaper: Shaper;
  readonly ledger: TokenLedger;
}

export type Admitted =
  | Exclude<CallOutcome, { kind: "rejected" }>
  | { readonly kind: "over-budget"; readonly detail: string };

export interface Fare {
  readonly request: Pick<ModelRequest<unknown>, "task" | "guild" | "signal">;
  /** Estimated tokens of the input, and the most the output may take. */
  readonly input: number;
  readonly output: number;
  readonly withinMs: number;
}

/** Makes a call when the breaker, the rates and the day's tokens allow it; its tokens are set aside before it is made. */
export async function admit(
  { breaker, shaper, ledger }: AdmissionParts,
  fare: Fare,
  call: () => Promise<Exclude<CallOutcome, { kind: "rejected" }>>,
): Promise<Admitted> {
  if (breaker.state() === "open") return leftAlone();
  const turn = await shaper.turn(fare.input + fare.output, fare.withinMs, fare.request.signal);
  if (turn.kind === "aborted") return { kind: "aborted", detail: "the call was cancelled" };
  if (turn.kind === "too-late") return busy(turn.waitMs);
  try {
    const { task, guild } = fare.request;
    const reservation = await ledger.reserve({ task, guild, tokens: fare.input + fare.output });
    if (reservation === null) return { kind: "over-budget", detail: "the day's tokens are used up" };
    if (breaker.admit() === "refuse") {
      await reservation.settle({ input: 0, output: 0, counted: "estimate" });
      return leftAlone();
    }
    const outcome = await call();
    await reservation.settle(usageOf(outcome, fare));
    judge(breaker, outcome);
    return outcome;
  } finally {
    turn.done();
  }
}

/** Tokens as counted; a call that failed before the server worked took none. */
export function usageOf(outcome: CallOutcome, { input, output }: Pick<Fare, "input" | "output">): TokenUsage {
  if (outcome.kind === "text" && outcome.usage !== null) return { ...outcome.usage, counted: "server" };
  const unused = outcome.kind === "rate-limited" || (outcome.kind === "unavailable" && !outcome.again);
  return unused ? { input: 0, output: 0, counted: "estimate" } : { input, output, counted: "estimate" };
}

/** Only what says the server is down counts against it: a refusal or a cut text is an answer. */
function judge(breaker: Breaker, { kind }: CallOutcome): void {
  if (kind === "unavailable" || kind === "malformed") breaker.failed();
  else if (kind === "aborted") breaker.released();
  else breaker.succeeded();
}

function leftAlone(): Admitted {
  return {
    kind: "unavailable",
    detail: "the model server failed repeatedly and is left alone for now",
    again: false,
    waitMs: null,
  };
}

function busy(waitMs: number | null): Admitted {
  const detail = "the model's limits leave no room for this call in time";
  return { kind: "rate-limited", detail, waitMs };
}
