// npm run bench [-- name ...]: runs the benches; each figure is printed with a baseline from the same run.
import { readdirSync } from "node:fs";
import { type Bench, hasData, printMeasurements, summaryLine } from "./lib/report.ts";

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".bench.ts"));
const selectedNames = process.argv.slice(2);
const counts = { ran: 0, skipped: 0, missedTargets: 0 };
for (const file of files.sort()) {
  const name = file.replace(".bench.ts", "");
  if (selectedNames.length > 0 && !selectedNames.includes(name)) continue;
  const { bench } = (await import(`./${file}`)) as { bench: Bench };
  console.log(`\n${bench.name}`);
  if (bench.needs !== null && !hasData(bench.needs)) {
    console.log(`  skipped: needs the bench data (${bench.needs}); set BENCH_DATA to its folder`);
    counts.skipped += 1;
    continue;
  }
  const measurements = await bench.run();
  printMeasurements(measurements);
  counts.ran += 1;
  counts.missedTargets += measurements.filter((measurement) => measurement.met === false).length;
}
console.log(`\n${summaryLine(counts)}`);
