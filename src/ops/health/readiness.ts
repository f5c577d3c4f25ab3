import { opendir } from "node:fs/promises";
import { errorCode, Fault } from "../../domain/core/fault.ts";
import type { GatewayState, HealthSignals } from "../../domain/operations/health-signals.ts";
import { type CheckProblem, createCachedCheck, type ReadinessResult } from "./cached-check.ts";

export type ReadinessCheckName = "gateway" | "store" | "folder" | "model";
export type ReadinessResults = Readonly<Partial<Record<ReadinessCheckName, ReadinessResult>>>;

export interface ReadinessDeps {
  readonly signals: HealthSignals;
  /** Whether a Discord token and a model are set; without them there is no check. */
  readonly expected: { readonly discord: boolean; readonly model: boolean };
  /** The path of the documents folder. */
  readonly folder: string;
  /** Clock.monotonicMs. */
  readonly monotonicMs: () => number;
}

/** Heartbeats are sent every 41 s; after two without an answer the connection counts as dead. */
const HEARTBEAT_DEAD_MS = 100_000;

/** Checks everything the bot needs. Never waits long: a check that hangs returns its last result. */
export function createReadinessCheck({
  signals,
  expected,
  folder,
  monotonicMs,
}: ReadinessDeps): () => Promise<ReadinessResults> {
  const store = createCachedCheck({ check: () => storeProblem(signals), monotonicMs });
  const files = createCachedCheck({ check: () => folderFault(folder), monotonicMs });
  return async () => {
    const [storeResult, folderResult] = await Promise.all([store(), files()]);
    return {
      ...(expected.discord ? { gateway: gatewayResult(signals.gateway?.() ?? null) } : {}),
      store: storeResult,
      folder: folderResult,
      ...(expected.model ? { model: modelResult(signals) } : {}),
    };
  };
}

/** A full disk is no failure as long as what is due can be recorded. */
async function storeProblem({ store }: HealthSignals): Promise<CheckProblem | null> {
  if (store === null) return "not open yet";
  try {
    await store.ping();
    const space = await store.checkSpace();
    if (space === "none") return "disk-full";
    return space === "short" ? { degraded: "disk-full" } : null;
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

function gatewayResult(state: GatewayState | null): ReadinessResult {
  const age = state?.heartbeatAgeMs ?? null;
  const ageSeconds = age === null ? null : age / 1000;
  if (state?.connected !== true) return { status: "failed", ageSeconds, detail: "not connected" };
  if (age !== null && age > HEARTBEAT_DEAD_MS)
    return { status: "failed", ageSeconds, detail: "heartbeat not answered" };
  return { status: "ok", ageSeconds };
}

/** Never "failed", because the built-in writer replaces the model. */
function modelResult({ breaker }: HealthSignals): ReadinessResult {
  const state = breaker?.() ?? "closed";
  return state === "closed"
    ? { status: "ok", ageSeconds: 0 }
    : { status: "degraded", ageSeconds: 0, detail: "not used after repeated failures" };
}
