import { opendir } from "node:fs/promises";
import { errorCode, Fault } from "../../domain/fault.ts";
import type { GatewayState, Sensors } from "../../domain/health.ts";
import { createLook, type Finding } from "./look.ts";

export type CheckName = "gateway" | "store" | "folder" | "model";
export type Findings = Readonly<Partial<Record<CheckName, Finding>>>;

/** What is looked at, and how. */
export interface ChecksParts {
  readonly sensors: Sensors;
  /** Whether there is to be a connection to Discord, and whether a model is set. */
  readonly wanted: { readonly discord: boolean; readonly model: boolean };
  /** The documents folder. */
  readonly folder: string;
  /** Milliseconds from anywhere, forward only. */
  readonly clock: () => number;
}

/** Discord has a heartbeat answered every 41 s; after two without an answer the connection is dead, whatever it says. */
const HEARTBEAT_DEAD_MS = 100_000;

/** Looks at everything that the bot needs; each answers at once or with what was seen last. */
export function createChecks({ sensors, wanted, folder, clock }: ChecksParts): () => Promise<Findings> {
  const store = createLook({ look: () => storeFault(sensors), clock });
  const files = createLook({ look: () => folderFault(folder), clock });
  return async () => {
    const [storeFound, folderFound] = await Promise.all([store(), files()]);
    return {
      ...(wanted.discord ? { gateway: gatewayFinding(sensors.gateway?.() ?? null) } : {}),
      store: storeFound,
      folder: folderFound,
      ...(wanted.model ? { model: modelFinding(sensors) } : {}),
    };
  };
}

async function storeFault({ store }: Sensors): Promise<string | null> {
  if (store === null) return "not open yet";
  try {
    await store.answers();
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
}

async function folderFault(folder: string): Promise<string | null> {
  try {
    const opened = await opendir(folder);
    await opened.read();
    await opened.close();
    return null;
  } catch (error) {
    return errorCode(error) ?? "unreadable";
  }
}

function gatewayFinding(state: GatewayState | null): Finding {
  const age = state?.heartbeatAgeMs ?? null;
  const ageSeconds = age === null ? null : age / 1000;
  if (state?.connected !== true) return { status: "failed", ageSeconds, detail: "not connected" };
  if (age !== null && age > HEARTBEAT_DEAD_MS)
    return { status: "failed", ageSeconds, detail: "heartbeat not answered" };
  return { status: "ok", ageSeconds };
}

/** Editions go out without the model, by the built-in writer: never more than "degraded". */
function modelFinding({ breaker }: Sensors): Finding {
  const state = breaker?.() ?? "closed";
  return state === "closed"
    ? { status: "ok", ageSeconds: 0 }
    : { status: "degraded", ageSeconds: 0, detail: "left alone after repeated failures" };
}
