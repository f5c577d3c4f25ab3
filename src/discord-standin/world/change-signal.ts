/** Told whenever something changed; whoever waits looks again. */
export interface ChangeSignal {
  readonly changed: () => void;
  /**
   * What `probe` finds, as soon as it finds something. Rejects when it found nothing `withinMs` of real time; the
   * message is `missing()`, told then.
   */
  readonly until: <T>(
    probe: () => T | undefined,
    timeoutMs: number,
    describeMissing: () => string,
  ) => Promise<T>;
}

export function createChangeSignal(): ChangeSignal {
  const waiters = new Set<() => void>();
  return {
    changed() {
      for (const check of [...waiters]) check();
    },
    until(probe, timeoutMs, describeMissing) {
      const immediate = probe();
      if (immediate !== undefined) return Promise.resolve(immediate);
      return new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          waiters.delete(check);
        };
        const check = () => {
          const value = probe();
          if (value === undefined) return;
          stop();
          resolve(value);
        };
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`${describeMissing()} (waited ${timeoutMs} ms)`));
        }, timeoutMs);
        waiters.add(check);
      });
    },
  };
}
