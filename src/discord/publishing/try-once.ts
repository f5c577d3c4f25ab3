import { inEnglish } from "../../domain/texts/reasons.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { type Failure, failureOf, type Outcome } from "../api/failure.ts";

/**
 * Makes a call once, until the signal is aborted; a request still queued in the REST client is then never sent. Defects are
 * thrown.
 */
export async function tryOnce<T>(signal: AbortSignal, call: () => Promise<T>): Promise<Outcome<T>> {
  if (signal.aborted) return noResponse(message("reason.discord.no-time"));
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    const failure = failureOf(error);
    // An aborted request in the REST client's queue fails with an error that has no code.
    if (signal.aborted && (failure === null || failure.kind === "unreachable"))
      return noResponse(message("reason.discord.no-response"));
    if (failure !== null) return failure;
    if (error instanceof SyntaxError) return noResponse(message("reason.discord.not-json"));
    throw error;
  }
}

export function noResponse(why: Message): Failure {
  return { ok: false, kind: "unreachable", code: 0, detail: inEnglish(why), why };
}
