// Enforces rooms.json with dependency-cruiser: default deny, and a count so that an empty cruise cannot pass.
import { readdirSync, readFileSync } from "node:fs";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";

type Room = { rooms: string[]; packages: string[]; node?: boolean };

const { $comment: _comment, ...table } = JSON.parse(readFileSync("rooms.json", "utf8")) as Record<
  string,
  Room
>;
const escapeRegExp = (name: string): string => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const packagePath = (name: string): string => `node_modules/${escapeRegExp(name)}/`;

function rulesFor(room: string, { rooms, packages, node = true }: Room) {
  const from = { path: `^src/${room}/` };
  const allowedFolders = [room, ...rooms].map((name) => ({ from, to: { path: `^src/${name}/` } }));
  const allowedPackages = packages.map((name) => ({ from, to: { path: packagePath(name) } }));
  const core = node ? [{ from, to: { dependencyTypes: ["core" as const] } }] : [];
  return [...allowedFolders, ...allowedPackages, ...core];
}

const configuration: IConfiguration = {
  allowed: [
    { from: { path: "^src/[^/]+\\.ts$" }, to: {} },
    ...Object.entries(table).flatMap(([room, entry]) => rulesFor(room, entry)),
  ],
  allowedSeverity: "error",
  forbidden: [
    {
      name: "src-stands-alone",
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
const unlistedFolders = readdirSync("src").filter((name) => !name.endsWith(".ts") && !(name in table));
const { output } = await cruise(["src"], {
  ruleSet: configuration,
  validate: true,
  parser: "swc",
  tsPreCompilationDeps: true,
  doNotFollow: { path: "node_modules" },
  outputType: "json",
  combinedDependencies: false,
});
const result = (typeof output === "string" ? JSON.parse(output) : output) as ICruiseResult;
const cruised = result.modules.filter((module) => module.source.startsWith("src/")).length;
const violations = result.summary.violations.filter((violation) => violation.rule.severity === "error");

for (const violation of violations)
  console.error(`${violation.rule.name}: ${violation.from} -> ${violation.to}`);
for (const name of unlistedFolders)
  console.error(`src/${name} has no row in rooms.json; add one that says what it may import`);
if (cruised < onDisk.length) console.error(`only ${cruised} of ${onDisk.length} files in src were read`);
const failed =
  violations.length > 0 || unlistedFolders.length > 0 || cruised < onDisk.length || cruised === 0;
console.log(`rooms: ${cruised} modules read, ${violations.length} imports refused`);
process.exitCode = failed ? 1 : 0;
