import { type Failure, failureOf, type Outcome } from "../api/failure.ts";

/**
 * Does a call once. It is given up when the signal is aborted, wherever it stands: a request that waits in the REST client
 * then is never sent. Defects are thrown.
 */
export async function tryOnce<T>(signal: AbortSignal, call: () => Promise<T>): Promise<Outcome<T>> {
  if (signal.aborted) return noResponse("no time was left");
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    const failure = failureOf(error);
    // The queue of a route ends what is taken out of it in an error without a code.
    if (signal.aborted && (failure === null || failure.kind === "unreachable"))
      return noResponse("no answer in time");
    if (failure !== null) return failure;
    if (error instanceof SyntaxError) return noResponse("an answer that can't be read");
    throw error;
  }
}

export function noResponse(detail: string): Failure {
  return { ok: false, kind: "unreachable", code: 0, detail };
}
