/** Who may see a folder's documents: sorted guild ids; empty for the operator alone; undefined for everybody. */
export type Audience = readonly string[] | undefined;

/** The guilds in both audiences. */
export function intersectAudiences(a: Audience, b: Audience): Audience {
  if (a === undefined || b === undefined) return a ?? b;
  return a.filter((guild) => b.includes(guild));
}

/** Whether everyone in `a` is also in `b`. */
export function isNarrowerOrSame(a: Audience, b: Audience): boolean {
  return sameAudience(intersectAudiences(a, b), a);
}

export function sameAudience(a: Audience, b: Audience): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((guild, index) => guild === b[index]);
}
