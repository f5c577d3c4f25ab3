import type { Reader } from "./reader.ts";

/** Files read before a second worker is worth starting: a small folder is done sooner without. */
const FEW = 64;

/** Two readers as one: the second takes every other file of a large folder, and is not started for a small one. */
export function pairReaders(first: Reader, second: Reader): Reader {
  let jobs = 0;
  return {
    warm: () => first.warm(),
    list: (root, page) => first.list(root, page),
    read(job) {
      jobs += 1;
      return (jobs > FEW && jobs % 2 === 0 ? second : first).read(job);
    },
    async close() {
      await Promise.all([first.close(), second.close()]);
    },
  };
}
