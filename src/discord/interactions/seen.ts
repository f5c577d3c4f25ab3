/** Remembers the newest ids that were taken up: Discord sends some twice when a connection is resumed. */
export interface Seen {
  /** False when it was taken up before. */
  take(id: string): boolean;
}

export function createSeen(most = 5_000): Seen {
  const ids = new Set<string>();
  return {
    take(id) {
      if (ids.has(id)) return false;
      ids.add(id);
      if (ids.size > most) for (const oldest of ids.values().take(ids.size - most)) ids.delete(oldest);
      return true;
    },
  };
}
