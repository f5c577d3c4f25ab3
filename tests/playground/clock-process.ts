// Says what time it is, in each way a program can ask, in its main thread and in another: once for each line it is sent.
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

/** What a moved clock must leave as it is. */
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
  thread.on("message", (there) =>
    console.log(JSON.stringify({ times: [...times(), ...there], unchanged: unchanged() })),
  );
  process.stdin.on("data", () => thread.postMessage("now"));
  process.stdin.on("end", () => process.exit());
} else {
  parentPort?.on("message", () => parentPort?.postMessage(times()));
}
