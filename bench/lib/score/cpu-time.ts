/**
 * Mean milliseconds of processor time of one call, over `calls` of them, after a warm-up of the same length: what
 * else the machine is doing does not count.
 */
export function meanCpuMs(calls: number, call: (at: number) => void): number {
  for (let at = 0; at < calls; at++) call(at);
  const before = process.cpuUsage();
  for (let at = 0; at < calls; at++) call(at);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / calls;
}
