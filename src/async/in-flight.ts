/** Work that is started before the work in front of it has ended, up to a limit. */
export interface InFlight {
  /** Starts the work; resolves once fewer than `max` run. Never rejects. */
  add(work: () => Promise<unknown>): Promise<void>;
  hasFailed(): boolean;
  /** Resolves once nothing runs; rejects with the first error, if there was one. */
  finish(): Promise<void>;
}

/** Errors are caught at once: nobody awaits the work yet when it fails, and an unhandled rejection ends the process. */
export function createInFlight(max: number): InFlight {
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  return {
    async add(work) {
      const run: Promise<void> = work().then(
        () => void running.delete(run),
        (error: unknown) => {
          running.delete(run);
          failure ??= { error };
        },
      );
      running.add(run);
      while (running.size >= max) await Promise.race(running);
    },
    hasFailed: () => failure !== null,
    async finish() {
      await Promise.all(running);
      if (failure !== null) throw failure.error;
    },
  };
}
