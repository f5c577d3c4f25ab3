/** Told whenever something changed; whoever waits looks again. */
export interface Signal {
  readonly changed: () => void;
  /**
   * What `probe` finds, as soon as it finds something. Rejects when it found nothing `withinMs` of real time; the
   * message is `missing()`, told then.
   */
  readonly until: <T>(probe: () => T | undefined, withinMs: number, missing: () => string) => Promise<T>;
}

export function createSignal(): Signal {
  const lookers = new Set<() => void>();
  return {
    changed() {
      for (const look of [...lookers]) look();
    },
    until(probe, withinMs, missing) {
      const found = probe();
      if (found !== undefined) return Promise.resolve(found);
      return new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          lookers.delete(look);
        };
        const look = () => {
          const value = probe();
          if (value === undefined) return;
          stop();
          resolve(value);
        };
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`${missing()} (waited ${withinMs} ms)`));
        }, withinMs);
        lookers.add(look);
      });
    },
  };
}
