/** Work that goes on by itself, one piece at a time for each key. */
export interface Background {
  /** Begins the work, unless some is under way for the key. Once the end has come, what fails is no failure any more. */
  begin(key: string, work: () => Promise<void>): void;
  /** Resolves once nothing is under way. */
  idle(): Promise<void>;
}

export interface BackgroundDeps {
  readonly stop: AbortSignal;
  readonly failed: (key: string, error: unknown) => void;
}

export function createBackground({ stop, failed }: BackgroundDeps): Background {
  const running = new Map<string, Promise<void>>();
  return {
    begin(key, work) {
      if (running.has(key)) return;
      const run = work()
        .catch((error: unknown) => {
          if (!stop.aborted) failed(key, error);
        })
        .finally(() => running.delete(key));
      running.set(key, run);
    },
    async idle() {
      await Promise.all(running.values());
    },
  };
}
