// Imported by the bots of the Discord bench: answers the parent's question after their memory.
import { setTimeout as sleep } from "node:timers/promises";

const COLLECTIONS = 3;

process.on("message", async () => {
  for (let times = 0; times < COLLECTIONS; times += 1) {
    await globalThis.gc?.({ type: "major", execution: "async", flavor: "last-resort" });
    await sleep(100);
  }
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed });
});
// The question shall not keep a bot alive that has ended.
process.channel?.unref();
