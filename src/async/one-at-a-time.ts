/** Work that is done once at a time for each key. */
export interface OneAtATime<T> {
  /**
   * Does the work, or once more after the run that is under way: however many ask meanwhile, there is one more run, and
   * all of them get its result.
   */
  run(key: string, work: () => Promise<T>): Promise<T>;
  /** Whether work is under way for the key. */
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
