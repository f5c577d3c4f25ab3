import { Fault } from "../../../src/domain/core/fault.ts";
import type { Edition } from "../../../src/domain/delivery/edition.ts";
import type { EditionArchive } from "../../../src/domain/delivery/edition-archive.ts";
import type { DeliveryLedger } from "../../../src/domain/delivery/edition-ledger.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";
import type {
  OperationCall,
  OperationName,
  Operations,
} from "../../../src/store/sqlite/worker/operations.ts";
import { checkUncertain } from "./check-uncertain.ts";
import type { Program } from "./program.ts";
import type { World } from "./world.ts";

type CallOperation = <Name extends OperationName>(
  operation: Name,
  ...args: Parameters<Operations[Name]>
) => Promise<ReturnType<Operations[Name]>>;

/** The ledger, and those lists that the simulation reads. */
export type SimulatedStore = DeliveryLedger & Omit<EditionArchive, "postedEditions" | "forgetEditionsBefore">;

/** The ledger of one program: it may be busy, and the program may crash before, within and after a call. */
export function simulatedStore(world: World, program: Program): SimulatedStore {
  const callOperation: CallOperation = (operation, ...args) => {
    const call = { operation, args } as OperationCall<typeof operation>;
    return new Promise((resolve, reject) => {
      program.deliver(world.chance.between(0, 20), () => {
        const fate = drawFate(world, operation);
        world.note(program.owner, () => `store ${operation} ${fate === "done" ? "" : fate} ${brief(args)}`);
        if (fate === "busy") return reject(new Fault("store-busy", detail("The store is busy.")));
        if (fate === "crash within") world.store.dieWithin(call as OperationCall, world.chance.whole(0, 3));
        if (fate === "crash before" || fate === "crash within") return program.crash();
        const result = attempt(() => world.store.call(call));
        if (operation === "endEdition" && result.ok)
          checkUncertain(world, program, result.value as Edition | null);
        if (fate === "crash after") return program.crash();
        if (operation !== "unfinishedEditions" && world.chance.happens(world.faultRates.freeze))
          freeze(world, program);
        program.deliver(world.chance.between(0, 20), () => {
          if (result.ok) resolve(result.value);
          else reject(result.error);
        });
      });
    });
  };
  return {
    leaseEdition: (...args) => callOperation("leaseEdition", ...args),
    renewLease: (...args) => callOperation("renewLease", ...args),
    saveParts: (...args) => callOperation("saveParts", ...args),
    parts: (ref) => callOperation("parts", ref),
    beginAttempt: (...args) => callOperation("beginAttempt", ...args),
    revertAttempt: (...args) => callOperation("revertAttempt", ...args),
    recordSent: (...args) => callOperation("recordSent", ...args),
    dropPart: (...args) => callOperation("dropPart", ...args),
    endEdition: (...args) => callOperation("endEdition", ...args),
    editions: (...args) => callOperation("editions", ...args),
    troubledEditions: (since) => callOperation("troubledEditions", since),
    lastDelivered: (subject) => callOperation("lastDelivered", subject),
    deliveries: (ref) => callOperation("deliveries", ref),
    decideHold: (...args) => callOperation("decideHold", ...args),
    unfinishedEditions: (at) => callOperation("unfinishedEditions", at),
  };
}

type Fate = "done" | "busy" | "crash before" | "crash within" | "crash after";

/** A crash while looking for unfinished editions loses nothing, so it is not simulated. */
function drawFate({ chance, faultRates: { busy, crash } }: World, operation: OperationName): Fate {
  if (operation === "unfinishedEditions") return "done";
  if (chance.happens(busy)) return "busy";
  if (!chance.happens(crash)) return "done";
  return chance.pick({ "crash before": 1, "crash within": 1, "crash after": 2 });
}

/** Suspends the process, for up to a minute or for up to 15 minutes. */
function freeze({ chance, note }: World, program: Program): void {
  const ms = chance.happens(0.5) ? chance.between(1_000, 60_000) : chance.between(60_000, 900_000);
  note(program.owner, () => `frozen for ${Math.round(ms / 1000)} s`);
  program.freeze(ms);
}

function attempt<T>(
  work: () => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown } {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, error };
  }
}

function brief(args: readonly unknown[]): string {
  return JSON.stringify(args).slice(0, 160);
}
