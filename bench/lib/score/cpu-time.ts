/**
 * Mean CPU milliseconds per call over `calls` calls, after a warm-up of the same length. CPU time excludes other load on
 * the machine.
 */
export function meanCpuMs(calls: number, call: (at: number) => void): number {
  for (let at = 0; at < calls; at++) call(at);
  const before = process.cpuUsage();
  for (let at = 0; at < calls; at++) call(at);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / calls;
}
