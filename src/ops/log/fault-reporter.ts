import { Fault, faultLine } from "../../domain/core/fault.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { Texts } from "../../domain/texts/texts.ts";

/** Reports errors of work that is repeated. */
export interface FaultReporter {
  /** Logs the error, and prints a Fault unless it is the same as the last one printed: a missing folder stays missing for hours. */
  failed(error: unknown): void;
  /** The work succeeded: the same Fault is printed again if it comes back. */
  recovered(): void;
}

/** `say` prints one line for the operator, in the language of `texts`. */
export function createFaultReporter(
  events: Events,
  texts: Pick<Texts, "show">,
  say: (line: string) => void,
): FaultReporter {
  let lastPrinted: string | null = null;
  return {
    failed(error) {
      events.emit("error", "upkeep.failed", { error });
      if (!(error instanceof Fault) || error.message === lastPrinted) return;
      lastPrinted = error.message;
      say(faultLine(error, texts));
    },
    recovered() {
      lastPrinted = null;
    },
  };
}
