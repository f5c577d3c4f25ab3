// For each input line, prints the time as seen through every time API, in the main thread and in a worker.
import { statSync } from "node:fs";
import { isMainThread, parentPort, Worker } from "node:worker_threads";

class Later extends Date {}

function times(): number[] {
  const zoned = Temporal.Now.zonedDateTimeISO("UTC");
  return [
    Date.now(),
    Date.parse(new Date().toISOString()),
    new Later().getTime(),
    Date.parse(Date()),
    Temporal.Now.instant().epochMilliseconds,
    zoned.epochMilliseconds,
    Temporal.Now.plainDateTimeISO("UTC").toZonedDateTime("UTC").epochMilliseconds,
    Temporal.Now.plainDateISO("UTC").toZonedDateTime({
      timeZone: "UTC",
      plainTime: Temporal.Now.plainTimeISO("UTC"),
    }).epochMilliseconds,
  ];
}

/** Results that a moved clock must not change. */
function unchanged(): unknown[] {
  return [
    new Date(5).getTime(),
    new Date(2027, 2, 28).getMonth(),
    Date.UTC(2027, 2, 28),
    statSync(".").mtime instanceof Date,
    new Date().constructor === Date,
    performance.now() < 60_000,
  ];
}

if (isMainThread) {
  const thread = new Worker(new URL(import.meta.url));
  thread.on("message", (workerTimes) =>
    console.log(JSON.stringify({ times: [...times(), ...workerTimes], unchanged: unchanged() })),
  );
  process.stdin.on("data", () => thread.postMessage("now"));
  process.stdin.on("end", () => process.exit());
} else {
  parentPort?.on("message", () => parentPort?.postMessage(times()));
}
