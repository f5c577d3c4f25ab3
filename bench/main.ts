// npm run bench [-- name ...]: measures what we claim, each figure beside its baseline from the same run.
import { readdirSync } from "node:fs";
import { type Bench, hasData, printMeasurements } from "./lib/report.ts";

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".bench.ts"));
const selectedNames = process.argv.slice(2);
let missedTargets = 0;
for (const file of files.sort()) {
  const name = file.replace(".bench.ts", "");
  if (selectedNames.length > 0 && !selectedNames.includes(name)) continue;
  const { bench } = (await import(`./${file}`)) as { bench: Bench };
  console.log(`\n${bench.name}`);
  if (bench.needs !== null && !hasData(bench.needs)) {
    console.log(`  skipped: needs the measuring data (${bench.needs}); set BENCH_DATA to its folder`);
    continue;
  }
  const measurements = await bench.run();
  printMeasurements(measurements);
  missedTargets += measurements.filter((measurement) => measurement.met === false).length;
}
console.log(missedTargets === 0 ? "\nAll targets met." : `\n${missedTargets} targets missed.`);
