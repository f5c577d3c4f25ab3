import { Fault } from "../../domain/core/fault.ts";
import type { Texts } from "../../domain/texts/texts.ts";

const STORE_FAULT_CODES: ReadonlySet<string> = new Set(["store-busy", "disk-full", "data-dir-unwritable"]);

/** The notice for a failed request; the log has the cause under the same reference. */
export function errorTextFor(error: unknown, correlationId: string, texts: Texts): string {
  const isStoreFault = error instanceof Fault && STORE_FAULT_CODES.has(error.code);
  return texts.t(isStoreFault ? "discord.reply.store-busy" : "discord.reply.failed", {
    reference: correlationId,
  });
}
