/** What a check found. "degraded": it works, but below its best; nothing waits for it to get well. */
export interface Finding {
  readonly status: "ok" | "degraded" | "failed";
  /** How long ago that was seen; null: never. */
  readonly ageSeconds: number | null;
  /** A code or a few words; nothing that a stranger must not read. */
  readonly detail?: string;
}

export interface LookParts {
  /** Null when all is well, else a few words. It may take for ever. */
  readonly look: () => Promise<string | null>;
  /** Milliseconds from anywhere, forward only. */
  readonly clock: () => number;
}

/** What was seen is told again for so long; whoever asks is not kept longer than that for news; milliseconds. */
const FRESH_MS = 1_000;
const PATIENCE_MS = 300;
/** A look that has brought nothing for so long has failed: a disk that hangs answers nothing at all. */
const STUCK_MS = 10_000;

/** Looks again when asked, one look at a time, and answers soon with what was seen last. */
export function createLook({ look, clock }: LookParts): () => Promise<Finding> {
  let seen: { readonly at: number; readonly fault: string | null } | null = null;
  let looking: { readonly since: number; readonly done: Promise<void> } | null = null;

  async function lookNow(): Promise<void> {
    const fault = await look().catch((error: unknown) => (error instanceof Error ? error.name : "failed"));
    seen = { at: clock(), fault };
    looking = null;
  }

  return async () => {
    if (seen === null || clock() - seen.at > FRESH_MS) {
      looking ??= { since: clock(), done: lookNow() };
      await Promise.race([looking.done, patience()]);
    }
    const stuck = looking !== null && clock() - looking.since > STUCK_MS;
    if (seen === null) return { status: "failed", ageSeconds: null, detail: "no answer yet" };
    const ageSeconds = (clock() - seen.at) / 1000;
    if (stuck) return { status: "failed", ageSeconds, detail: "no answer since" };
    if (seen.fault !== null) return { status: "failed", ageSeconds, detail: seen.fault };
    return { status: "ok", ageSeconds };
  };
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
}
