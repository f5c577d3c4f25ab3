import { Fault } from "../../domain/fault.ts";
import type { Texts } from "../texts/texts.ts";

const STORE_IN_NEED: ReadonlySet<string> = new Set(["store-busy", "disk-full", "data-dir-unwritable"]);

/** What a person is told whose request failed; the log has the reason under the same reference. */
export function apologyFor(error: unknown, reference: string, { commands }: Texts): string {
  const isStores = error instanceof Fault && STORE_IN_NEED.has(error.code);
  return (isStores ? commands.storeBusy : commands.failed)(reference);
}
