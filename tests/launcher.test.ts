import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, test } from "vitest";
import { canMount, onSmallDisk } from "./ops/process/small-disk.ts";

const PROJECT = resolve(import.meta.dirname, "..");
const CURRENT = process.execPath;

/** An older Node on this machine's PATH (npm puts the project's own first), or null. */
function olderNode(): string | null {
  const folders = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"));
  const found = folders.map((folder) => join(folder, "node")).filter((file) => existsSync(file));
  const older = found.find(
    (file) => Number(/^v(\d+)/.exec(execFileSync(file, ["--version"], { encoding: "utf8" }))?.[1]) < 26,
  );
  return older ?? null;
}

const OLD = olderNode();
const NODES = OLD === null ? [CURRENT] : [CURRENT, OLD];

async function outcome(child: ChildProcess) {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error("started without pipes");
  const [out, err, [code, signal]] = await Promise.all([text(stdout), text(stderr), once(child, "close")]);
  return { out, err, code, signal };
}

/** The environment without npm's variables, which name the Node that runs npm. */
function withoutNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));
}

const run = (node: string, launcher: string, ...args: string[]) =>
  outcome(spawn(node, [launcher, ...args], { stdio: ["ignore", "pipe", "pipe"], env: withoutNpm() }));

describe.each(NODES)("started by %s", (node) => {
  test("it shows the version, and exits with 2 for wrong usage", async () => {
    const launcher = join(PROJECT, "dateline.mjs");
    const [version, wrong] = await Promise.all([
      run(node, launcher, "--version"),
      run(node, launcher, "breif"),
    ]);
    expect(version).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(wrong).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(/^dateline: .*"brief"\?\n$/),
    });
  });
});

describe.concurrent("installed in a temporary folder", () => {
  const homes: string[] = [];

  afterAll(() => {
    for (const home of homes) rmSync(home, { recursive: true, force: true });
  });

  /** Installs the launcher with the given program and, unless null, a Node in node_modules. */
  function install(source: string, node: string | null = CURRENT): string {
    const home = mkdtempSync(join(tmpdir(), "dateline-launcher-"));
    homes.push(home);
    mkdirSync(join(home, "src"));
    mkdirSync(join(home, "node_modules", ".bin"), { recursive: true });
    writeFileSync(join(home, "src", "main.ts"), source);
    if (node !== null) symlinkSync(node, join(home, "node_modules", ".bin", "node"));
    const launcher = join(home, "dateline.mjs");
    copyFileSync(join(PROJECT, "dateline.mjs"), launcher);
    return launcher;
  }

  test.each(NODES)("%s passes arguments, the exit code, stdout and stderr through", async (node) => {
    const launcher = install(
      "const code: number = 7; console.log(process.argv.slice(2).join('|')); console.error('e'); process.exitCode = code;",
    );
    expect(await run(node, launcher, "a b", "--c")).toMatchObject({ out: "a b|--c\n", err: "e\n", code: 7 });
  });

  test.each(NODES)("under %s a missing package gives one line that says what to run", async (node) => {
    const { code, out, err } = await run(node, install("import 'a-missing-package';"));
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(
      /^dateline: the package "a-missing-package" is not installed\. Run "npm ci" in .+\.\n$/,
    );
  });

  test.each(NODES)("under %s an uncaught error of the program is shown unchanged", async (node) => {
    expect(await run(node, install("throw new Error('a defect');"))).toMatchObject({
      code: 1,
      err: expect.stringContaining("a defect"),
    });
  });

  test.runIf(OLD !== null)("without a suitable Node it says what to run", async () => {
    const old = OLD ?? "";
    const [none, wrong] = await Promise.all([run(old, install("", null)), run(old, install("", old))]);
    expect({ ...none, err: "" }).toEqual({ code: 1, out: "", err: "", signal: null });
    expect(none.err).toMatch(/^dateline: needs Node 26 or newer; this is .+\. Run "npm ci" in .+\.\n$/);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toMatch(/^dateline: .+ is Node .+, not 26\. Run "npm ci" in .+\.\n$/);
  });

  describe.skipIf(process.platform === "win32")("the newest Node 26 runs the program", () => {
    /** A fake Node that prints its name. */
    function nodeNamed(name: string, folder: string): string {
      const file = join(folder, "node");
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, `#!/bin/sh\necho ${name}\n`, { mode: 0o755 });
      return file;
    }

    /** Runs the launcher beside an installed Node of one version and, unless null, npm's Node of another. Returns which ran. */
    async function nodeUsed(installedVersion: string, machineVersion: string | null) {
      const launcher = install("console.log('running');", null);
      const manifestFolder = join(launcher, "..", "node_modules", `node-${process.platform}-${process.arch}`);
      nodeNamed("installed", join(manifestFolder, "bin"));
      writeFileSync(
        join(manifestFolder, "package.json"),
        JSON.stringify({ name: "node-test", version: installedVersion }),
      );
      const npm = {
        npm_node_execpath: nodeNamed("machine", join(launcher, "..", "machine")),
        npm_config_user_agent: `npm/11.0.0 node/v${machineVersion} linux x64`,
      };
      const env = { ...withoutNpm(), ...(machineVersion === null ? {} : npm) };
      const { out } = await outcome(spawn(CURRENT, [launcher], { stdio: ["ignore", "pipe", "pipe"], env }));
      return out.trim();
    }

    test.each([
      ["the installed one, if it is newer", "26.999.0", null, "installed"],
      ["the running one, if the installed one is older", "26.0.0", null, "running"],
      ["the running one, if both are the same", process.versions.node, process.versions.node, "running"],
      ["the one that runs npm, if it is newer", "26.0.0", "26.1000.0", "machine"],
      ["the installed one, if the one that runs npm is older", "26.999.0", "26.998.12", "installed"],
      ["the running one, if the others have another major version", "27.0.0", "28.0.0", "running"],
    ])("%s", async (_title, installed, machine, expected) => {
      expect(await nodeUsed(installed, machine)).toBe(expected);
    });
  });

  const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

  /** The outcome of the launcher if it gets a signal while the given program runs. */
  function signalled(signal: NodeJS.Signals, source: string) {
    const launcher = install(`${source}; setInterval(() => {}, 1000); console.log('up');`);
    const child = spawn(OLD ?? CURRENT, [launcher], { stdio: ["ignore", "pipe", "pipe"], env: withoutNpm() });
    child.stdout.once("data", () => child.kill(signal));
    return outcome(child);
  }

  test.each(SIGNALS)(
    "%s is forwarded to the program, and the launcher ends like the program",
    async (signal) => {
      const closing = `process.on('${signal}', () => { console.log('closing'); process.exit(5); })`;
      const [handled, unhandled] = await Promise.all([signalled(signal, closing), signalled(signal, "")]);
      expect(handled).toMatchObject({ code: 5, out: "up\nclosing\n" });
      expect(unhandled).toMatchObject({ code: null, signal });
    },
  );
});

test.skipIf(!canMount())("on a disk with little room it keeps no compiled code", () => {
  const home = mkdtempSync(join(tmpdir(), "dateline-small-"));
  const install = `cp dateline.mjs "$DATA_DIR" && mkdir "$DATA_DIR/src" && echo 'console.log("ran")' > "$DATA_DIR/src/main.ts"`;
  const script = `${install} && "$1" "$DATA_DIR/dateline.mjs" && ls -A "$DATA_DIR"`;
  const [command = "", ...args] = [...onSmallDisk(20_000), "sh", "-c", script, "sh", CURRENT];
  const env = { ...withoutNpm(), DATA_DIR: home, NODE_COMPILE_CACHE: undefined };
  const listed = execFileSync(command, args, { cwd: PROJECT, env, encoding: "utf8" });
  rmSync(home, { recursive: true });
  expect(listed).toBe("ran\ndateline.mjs\nsrc\n");
});
