// `npm run outdated`: compares the pinned Node packages with the newest release of the same major version in the registry,
// and lists other outdated packages. Needs the package registry, so it is not part of `npm run check`.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { newestOfMajor } from "./lib/versions.ts";

const run = promisify(execFile);

/** All published versions of a package. Throws if the registry can't be reached. */
async function publishedVersions(name: string): Promise<readonly string[]> {
  const { stdout } = await run("npm", ["view", name, "versions", "--json"]);
  const versions: unknown = JSON.parse(stdout);
  return (Array.isArray(versions) ? versions : [versions]).map(String);
}

/** `npm outdated` exits with 1 if something is outdated, and prints its table either way. */
async function otherPackages(): Promise<string> {
  try {
    return (await run("npm", ["outdated"])).stdout;
  } catch (error) {
    if (error instanceof Error && "stdout" in error && "code" in error && error.code === 1)
      return String(error.stdout);
    throw error;
  }
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  optionalDependencies: Record<string, string>;
};
for (const [name, pinned] of Object.entries(manifest.optionalDependencies)) {
  const newest = newestOfMajor(await publishedVersions(name), pinned);
  console.log(
    `${name.padEnd(24)} ${pinned.padEnd(10)} ${newest === pinned ? "newest" : `${newest} is available`}`,
  );
}
const others = (await otherPackages()).trim();
console.log(others === "" ? "\nAll other packages are at their newest versions." : `\n${others}`);
