import { Fault } from "../../domain/core/fault.ts";
import type { Texts } from "../texts/texts.ts";

const STORE_FAULT_CODES: ReadonlySet<string> = new Set(["store-busy", "disk-full", "data-dir-unwritable"]);

/** The notice for a failed request; the log has the cause under the same reference. */
export function errorTextFor(error: unknown, correlationId: string, { commands }: Texts): string {
  const isStoreFault = error instanceof Fault && STORE_FAULT_CODES.has(error.code);
  return (isStoreFault ? commands.storeBusy : commands.failed)(correlationId);
}
