// Rejects retired names in identifiers and in file names; see tools/lib/retired-names.ts.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { identifiersIn } from "./lib/identifiers.ts";
import { retiredIn } from "./lib/retired-names.ts";

const PLACES = ["src", "tests", "bench", "tools", "playground", "docs", "prompts"];
/** Data of earlier versions keeps its names. */
const EXEMPT = /^tests\/fixtures\//;

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...PLACES], {
  encoding: "utf8",
});
const files = tracked.split("\n").filter((file) => file !== "" && existsSync(file) && !EXEMPT.test(file));
const problems: string[] = [];
for (const file of files) {
  const replacement = retiredIn(basename(file, extname(file)));
  if (replacement !== null) problems.push(`${file}: the file has a retired name; use ${replacement}`);
  if (!file.endsWith(".ts") || file.endsWith("retired-names.ts")) continue;
  const lines = new Map<string, number>();
  for (const { name, line } of identifiersIn(readFileSync(file, "utf8")))
    if (!lines.has(name)) lines.set(name, line);
  for (const [name, line] of lines) {
    const instead = retiredIn(name);
    if (instead !== null) problems.push(`${file}:${line}: ${name} is a retired name; use ${instead}`);
  }
}

for (const problem of problems) console.error(problem);
console.log(`names: ${files.length} files read, ${problems.length} problems`);
process.exitCode = files.length > 0 && problems.length === 0 ? 0 : 1;
