/** A string or template literal whose text before the first `${` looks like a key or the beginning of one. */
const LITERAL = /["`](?<key>[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*\.?)(?<open>\$\{)?/g;

/**
 * The keys that no source names: neither whole ("discord.page") nor by the beginning of a template that ends in a dot
 * (`discord.state.${state}`).
 */
export function unusedKeys(keys: readonly string[], sources: readonly string[]): readonly string[] {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const source of sources)
    for (const { groups } of source.matchAll(LITERAL)) {
      const key = groups?.key ?? "";
      if (groups?.open === undefined) whole.add(key);
      else if (key.endsWith(".")) beginnings.add(key);
    }
  return keys.filter(
    (key) => !whole.has(key) && !beginningsOf(key).some((beginning) => beginnings.has(beginning)),
  );
}

/** "a.b.c" -> "a.", "a.b." */
function beginningsOf(key: string): readonly string[] {
  return [...key.matchAll(/\./g)].map(({ index }) => key.slice(0, index + 1));
}
