/** Remembers the newest ids that were taken up: Discord sends some twice when a connection is resumed. */
export interface Dedupe {
  /** False when it was taken up before. */
  firstTime(id: string): boolean;
}

export function createDedupe(max = 5_000): Dedupe {
  const ids = new Set<string>();
  return {
    firstTime(id) {
      if (ids.has(id)) return false;
      ids.add(id);
      if (ids.size > max) for (const oldest of ids.values().take(ids.size - max)) ids.delete(oldest);
      return true;
    },
  };
}
