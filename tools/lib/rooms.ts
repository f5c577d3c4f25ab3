/** A row of rooms.json: what the files in one folder of src may import besides each other. */
export interface Room {
  /**
   * Other rooms by path under src. The name of another room includes its sub-rooms; the name of a room that contains this
   * one does not. "*" allows all rooms, but not the files of src itself.
   */
  readonly rooms: readonly string[];
  /** npm packages. */
  readonly packages: readonly string[];
  /** Whether node: built-ins are allowed; true when absent. */
  readonly node?: boolean;
  /** Whether the row also governs the folders below its own, where they have no row; false when absent. */
  readonly nested?: boolean;
}

/** The row that governs a folder: its own, else the nearest parent's; undefined if there is none. */
export function governedBy(folder: string, names: readonly string[]): string | undefined {
  for (let path = folder; path !== ""; path = path.slice(0, Math.max(0, path.lastIndexOf("/")))) {
    if (names.includes(path)) return path;
  }
  return undefined;
}

/** The names of all rows whose files a room may import, its own first. */
export function importable(
  room: string,
  rooms: readonly string[],
  names: readonly string[],
): readonly string[] {
  if (rooms.includes("*")) return [room, ...names.filter((name) => name !== room && name !== ".")];
  const within = (name: string, outer: string) => name === outer || name.startsWith(`${outer}/`);
  // Inside one room, sub-rooms must be named one by one: the name of their common room would allow all of them.
  const allows = (entry: string, name: string) =>
    within(room, entry) ? name === entry : within(name, entry);
  return [room, ...names.filter((name) => name !== room && rooms.some((entry) => allows(entry, name)))];
}

/** Rows that may import each other in a cycle, with the first repeated at the end; null if there is none. */
export function circleIn(table: Readonly<Record<string, Room>>): readonly string[] | null {
  const names = Object.keys(table);
  const done = new Set<string>();
  const follow = (room: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(room)) return [...path.slice(path.indexOf(room)), room];
    if (done.has(room)) return null;
    for (const next of importable(room, table[room]?.rooms ?? [], names).slice(1)) {
      const circle = follow(next, [...path, room]);
      if (circle !== null) return circle;
    }
    done.add(room);
    return null;
  };
  for (const name of names) {
    const circle = follow(name, []);
    if (circle !== null) return circle;
  }
  return null;
}
