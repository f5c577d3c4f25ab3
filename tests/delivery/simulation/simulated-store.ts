import { Fault } from "../../../src/domain/core/fault.ts";
import type { Edition } from "../../../src/domain/delivery/delivery.ts";
import type { EditionLedger } from "../../../src/domain/delivery/edition-ledger.ts";
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
  ...taken: Parameters<Operations[Name]>
) => Promise<ReturnType<Operations[Name]>>;

/** The store as one program reaches it: it may be busy, and the program may die before, within and after a call. */
export function simulatedStore(world: World, program: Program): EditionLedger {
  const callOperation: CallOperation = (operation, ...args) => {
    const call = { operation, args } as OperationCall<typeof operation>;
    return new Promise((resolve, reject) => {
      program.deliver(world.chance.between(0, 20), () => {
        const fate = drawFate(world, operation);
        world.note(program.owner, () => `store ${operation} ${fate === "done" ? "" : fate} ${brief(args)}`);
        if (fate === "busy") return reject(new Fault("store-busy", "The store is busy."));
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
    leaseEdition: (...taken) => callOperation("leaseEdition", ...taken),
    renewLease: (...taken) => callOperation("renewLease", ...taken),
    saveParts: (...taken) => callOperation("saveParts", ...taken),
    parts: (ref) => callOperation("parts", ref),
    beginAttempt: (...taken) => callOperation("beginAttempt", ...taken),
    revertAttempt: (...taken) => callOperation("revertAttempt", ...taken),
    recordSent: (...taken) => callOperation("recordSent", ...taken),
    dropPart: (...taken) => callOperation("dropPart", ...taken),
    endEdition: (...taken) => callOperation("endEdition", ...taken),
    editions: (...taken) => callOperation("editions", ...taken),
    troubledEditions: (since) => callOperation("troubledEditions", since),
    lastDelivered: (schedule) => callOperation("lastDelivered", schedule),
    deliveries: (ref) => callOperation("deliveries", ref),
    unfinishedEditions: () => callOperation("unfinishedEditions"),
    forgetEditionsBefore: () => Promise.reject(new Error("no run forgets editions")),
  };
}

type Fate = "done" | "busy" | "crash before" | "crash within" | "crash after";

/** A process that dies while it looks for something to do has nothing to lose: that is not drawn. */
function drawFate({ chance, faultRates: { busy, crash } }: World, operation: OperationName): Fate {
  if (operation === "unfinishedEditions") return "done";
  if (chance.happens(busy)) return "busy";
  if (!chance.happens(crash)) return "done";
  return chance.pick({ "crash before": 1, "crash within": 1, "crash after": 2 });
}

/** A process that is stopped for some time and goes on as if nothing had been: most often short, sometimes for long. */
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

function brief(taken: readonly unknown[]): string {
  return JSON.stringify(taken).slice(0, 160);
}
