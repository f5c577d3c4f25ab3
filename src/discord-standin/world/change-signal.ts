/** Notifies waiters of changes; each waiter then probes again. */
export interface ChangeSignal {
  readonly changed: () => void;
  /**
   * Resolves with the first defined result of `probe`. Rejects after `timeoutMs` of real time with `describeMissing()`,
   * evaluated at that moment, as the message.
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
