/** Runs work for each key one at a time. */
export interface OneAtATime<T> {
  /**
   * Runs the work now; or, while a run for the key is in progress, once more after it. All calls that come during a run share
   * that one extra run and its result.
   */
  run(key: string, work: () => Promise<T>): Promise<T>;
  /** Whether a run for the key is in progress. */
  busy(key: string): boolean;
}

interface Running<T> {
  readonly current: Promise<T>;
  next: Promise<T> | null;
}

export function createOneAtATime<T>(): OneAtATime<T> {
  const running = new Map<string, Running<T>>();

  async function start(key: string, work: () => Promise<T>): Promise<T> {
    const own: Running<T> = { current: work(), next: null };
    running.set(key, own);
    try {
      return await own.current;
    } finally {
      if (own.next === null) running.delete(key);
    }
  }

  return {
    run(key, work) {
      const before = running.get(key);
      if (before === undefined) return start(key, work);
      const again = () => start(key, work);
      before.next ??= before.current.then(again, again);
      return before.next;
    },
    busy: (key) => running.has(key),
  };
}
