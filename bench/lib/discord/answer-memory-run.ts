// Imported by the bots of the Discord bench: reports memory use on request.
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
// Lets a bot exit although the channel is open.
process.channel?.unref();
