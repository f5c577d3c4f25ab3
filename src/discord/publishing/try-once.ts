import { type Failure, failureOf, type Outcome } from "../api/failure.ts";

/**
 * Makes a call once, until the signal is aborted; a request still queued in the REST client is then never sent. Defects are
 * thrown.
 */
export async function tryOnce<T>(signal: AbortSignal, call: () => Promise<T>): Promise<Outcome<T>> {
  if (signal.aborted) return noResponse("no time was left");
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    const failure = failureOf(error);
    // An aborted request in the REST client's queue fails with an error that has no code.
    if (signal.aborted && (failure === null || failure.kind === "unreachable"))
      return noResponse("no response in time");
    if (failure !== null) return failure;
    if (error instanceof SyntaxError) return noResponse("the response is not JSON");
    throw error;
  }
}

export function noResponse(detail: string): Failure {
  return { ok: false, kind: "unreachable", code: 0, detail };
}
