// npm run bench [-- name ...]: measures what we claim, each figure beside its baseline from the same run.
import { readdirSync } from "node:fs";
import { type Bench, hasData, printFigures } from "./report.ts";

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".bench.ts"));
const wanted = process.argv.slice(2);
let missed = 0;
for (const file of files.sort()) {
  const name = file.replace(".bench.ts", "");
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { bench } = (await import(`./${file}`)) as { bench: Bench };
  console.log(`\n${bench.name}`);
  if (bench.needs !== null && !hasData(bench.needs)) {
    console.log(`  skipped: needs the measuring data (${bench.needs}); set BENCH_DATA to its folder`);
    continue;
  }
  const figures = await bench.run();
  printFigures(figures);
  missed += figures.filter((figure) => figure.met === false).length;
}
console.log(missed === 0 ? "\nAll targets met." : `\n${missed} targets missed.`);
