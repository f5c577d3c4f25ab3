/** Mean milliseconds of one call, over `calls` of them, after a warm-up of the same length. */
export function meanMilliseconds(calls: number, call: (at: number) => void): number {
  for (let at = 0; at < calls; at++) call(at);
  const start = performance.now();
  for (let at = 0; at < calls; at++) call(at);
  return (performance.now() - start) / calls;
}
