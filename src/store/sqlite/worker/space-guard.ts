import { Fault } from "../../../domain/core/fault.ts";
import type { StoreSpace } from "../../../domain/operations/store-health.ts";
import { message } from "../../../domain/texts/texts.ts";
import { toFault } from "../engine/faults.ts";
import type { Reserve } from "../engine/reserve.ts";

/** Decides which writes get the space that is left on a full disk. */
export interface SpaceGuard {
  /** Runs a write that can wait. Throws Fault "disk-full" while the reserve is not whole. */
  deferrable<T>(work: () => T): T;
  /** Runs a write of what is due; on a full disk it is repeated with space from the reserve. */
  due<T>(work: () => T): T;
  /** Creates or refills the reserve if there is room, and says what can be written. */
  check(): StoreSpace;
  /** What the last check or write has shown. */
  space(): StoreSpace;
}

/** Below this nothing but the smallest write succeeds. */
const MIN_FREE_BYTES = 256 * 1024;

/** `file`: the store's path, for Faults. */
export function createSpaceGuard(file: string, reserve: Reserve): SpaceGuard {
  /** Whether the last write of each kind failed for want of space. */
  const refused = { deferrable: false, due: false };
  let space: StoreSpace = "enough";

  function measure(): StoreSpace {
    const isWhole = reserve.refill();
    const free = reserve.freeBytes();
    if (free >= reserve.wholeBytes) Object.assign(refused, { deferrable: false, due: false });
    if (refused.due) space = "none";
    else space = isWhole && !refused.deferrable && free >= MIN_FREE_BYTES ? "enough" : "short";
    return space;
  }

  function attempt<T>(kind: keyof typeof refused, work: () => T): T {
    try {
      const result = work();
      refused[kind] = false;
      return result;
    } catch (error) {
      const fault = toFault(error, file);
      if (fault.code === "disk-full") refused[kind] = true;
      throw fault;
    }
  }

  function withReserve<T>(work: () => T): T {
    for (;;) {
      try {
        return attempt("due", work);
      } catch (error) {
        if (!isDiskFullFault(error) || !reserve.release()) throw error;
      }
    }
  }

  /** Measures the disk again if the work met a full one, or if the last one did. */
  function measured<T>(work: () => T): T {
    let isFull = false;
    try {
      return work();
    } catch (error) {
      isFull = isDiskFullFault(error);
      throw error;
    } finally {
      if (isFull || !reserve.isWhole() || space !== "enough") measure();
    }
  }

  return {
    check() {
      reserve.create();
      return measure();
    },
    space: () => space,
    deferrable: (work) =>
      measured(() => {
        if (!reserve.isWhole() && !reserve.refill()) throw waitingForRoom(file);
        return attempt("deferrable", work);
      }),
    due: (work) => measured(() => withReserve(work)),
  };
}

function isDiskFullFault(error: unknown): boolean {
  return error instanceof Fault && error.code === "disk-full";
}

function waitingForRoom(file: string): Fault {
  return new Fault("disk-full", message("reason.store.waiting-for-room", { file }));
}
