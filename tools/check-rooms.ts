// Enforces rooms.json with dependency-cruiser: default deny, between rooms and between the sub-rooms of one room. Also
// checks that every folder of src has a row, that the rows form no cycle, and that no folder has too many files.
import { readdirSync, readFileSync } from "node:fs";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import { circleIn, governedBy, importable, type Room } from "./lib/rooms.ts";

/** A folder with more files is hard to navigate; docs/architecture.md says how to split it. */
const MAX_FILES = 22;

const { $comment: _comment, ...table } = JSON.parse(readFileSync("rooms.json", "utf8")) as Record<
  string,
  Room
>;
const names = Object.keys(table);
const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** A pattern for the files that a room's row governs: its folder, without sub-folders that have their own row. */
function filesOf(room: string): { path: string; pathNot?: string[] } {
  if (room === ".") return { path: "^src/[^/]+$" };
  const own = names.filter((name) => name.startsWith(`${room}/`)).map((name) => `^src/${escaped(name)}/`);
  return { path: `^src/${escaped(room)}/`, ...(own.length === 0 ? {} : { pathNot: own }) };
}

function rulesFor(room: string, { rooms, packages, node = true }: Room) {
  const from = filesOf(room);
  const folders = importable(room, rooms, names).map((name) => ({ from, to: filesOf(name) }));
  const allowedPackages = packages.map((name) => ({ from, to: { path: `node_modules/${escaped(name)}/` } }));
  const core = node ? [{ from, to: { dependencyTypes: ["core" as const] } }] : [];
  return [...folders, ...allowedPackages, ...core];
}

const configuration: IConfiguration = {
  allowed: names.flatMap((room) => rulesFor(room, table[room] as Room)),
  allowedSeverity: "error",
  forbidden: [
    {
      name: "src-imports-src-only",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(tests|bench|tools|playground)/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
};

const onDisk = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);
const folders = Map.groupBy(onDisk, (file) =>
  file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : ".",
);
const problems: string[] = [];
for (const [folder, files] of folders) {
  const row = governedBy(folder, names);
  if (row === undefined || (row !== folder && table[row]?.nested !== true))
    problems.push(`src/${folder} has no row in rooms.json; add one that lists what it may import`);
  if (files.length > MAX_FILES)
    problems.push(`src/${folder} has ${files.length} files; split it into sub-rooms`);
}
for (const name of names) {
  if (!folders.has(name)) problems.push(`rooms.json has a row "${name}", but src/${name} has no files`);
}
const circle = circleIn(table);
if (circle !== null)
  problems.push(`rooms.json lets rooms import each other in a circle: ${circle.join(" -> ")}`);

const { output } = await cruise(
  ["src"],
  {
    ruleSet: configuration,
    validate: true,
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    outputType: "json",
    combinedDependencies: false,
  },
  { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
);
const result = (typeof output === "string" ? JSON.parse(output) : output) as ICruiseResult;
const cruised = result.modules.filter((module) => module.source.startsWith("src/")).length;
if (cruised === 0 || cruised < onDisk.length)
  problems.push(`only ${cruised} of ${onDisk.length} files in src were read`);
for (const { rule, from, to } of result.summary.violations.filter(({ rule }) => rule.severity === "error")) {
  problems.push(`${rule.name}: ${from} -> ${to}`);
}

for (const problem of problems) console.error(problem);
console.log(`rooms: ${cruised} modules in ${folders.size} folders read, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
