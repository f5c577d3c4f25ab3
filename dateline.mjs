#!/usr/bin/env node
// Starts src/main.ts under the right Node 26, whichever Node runs this file. It must parse under old versions: keep the
// syntax plain.
import { spawn } from "node:child_process";
// The default export as well: an old Node refuses to load a file that names a function it does not have.
import fs, { existsSync, readFileSync, realpathSync } from "node:fs";
import module from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import v8 from "node:v8";

const REQUIRED_MAJOR = 26;
/** Most objects live briefly; a larger young generation costs 40 MB and saves no time. package.json sets the same. */
const SMALL_YOUNG_GENERATION = "--max-semi-space-size=4";
/** The heap may grow by half before it is collected; by default it grows to four times what is in use. */
const SMALL_HEAP = "--heap-growing-percent=50";
/** Free bytes on the disk of the start-up cache, which takes about 10 MB. */
const MIN_CACHE_BYTES = 50 * 1024 * 1024;
/** Set in the child's environment, so that two launchers never start each other in turn. */
const HANDED_OVER = "DATELINE_HANDED_OVER";
/** Node opens a debugger on SIGUSR1, to which anybody on this machine can connect. A listener prevents it in this process. */
const NO_DEBUGGER = "--disable-sigusr1";
process.on("SIGUSR1", () => undefined);
const launcher = realpathSync(fileURLToPath(import.meta.url));
const home = dirname(launcher);
const running = { file: process.execPath, version: process.versions.node };

/** Prints one line that says what is missing, and ends with exit code 1. */
function giveUp(reason) {
  process.stderr.write(`dateline: ${reason}\n`);
  process.exitCode = 1;
}

function major(version) {
  return Number(version.split(".")[0]);
}

/** Whether version `a` is higher than version `b`; both are three numbers with dots between. */
function isNewer(a, b) {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  const at = left.findIndex((number, index) => number !== right[index]);
  return at !== -1 && left[at] > right[at];
}

/** node_modules of this folder and of those above it: packages may be installed further up. */
function moduleFolders() {
  const folders = [];
  for (let folder = home; ; folder = dirname(folder)) {
    folders.push(join(folder, "node_modules"));
    if (folder === dirname(folder)) return folders;
  }
}

/** The Node that npm installed for this machine: { file, version }, with version null when no package states it; or undefined. */
function installedNode() {
  const file = process.platform === "win32" ? "node.exe" : "node";
  const machine = `${process.platform}-${process.arch}`;
  const places = [`node-${machine}/bin`, `node-bin-${machine}/bin`, ".bin"];
  const candidates = moduleFolders().flatMap((folder) => places.map((place) => join(folder, place, file)));
  const found = candidates.find((candidate) => existsSync(candidate));
  if (!found) return undefined;
  return { file: realpathSync(found), version: packageVersion(found) || packageVersion(realpathSync(found)) };
}

/** The version of the package that holds node_modules/<package>/bin/node. */
function packageVersion(file) {
  const manifest = join(dirname(dirname(file)), "package.json");
  if (!existsSync(manifest)) return null;
  const { name, version } = JSON.parse(readFileSync(manifest, "utf8"));
  return /^node-/.test(name) ? version : null;
}

/**
 * The machine's own Node when this one is the installed one: npm puts the installed one first on the PATH, and names the
 * machine's own, which runs npm itself, in these two variables. Undefined outside npm scripts.
 */
function nodeOfNpm() {
  const file = process.env.npm_node_execpath;
  const version = /\bnode\/v(\d+\.\d+\.\d+)/.exec(process.env.npm_config_user_agent || "");
  if (file && version && existsSync(file)) return { file: realpathSync(file), version: version[1] };
}

/** The newest Node 26 of the running one, the installed one and the machine's own; a tie needs no second start. */
function bestNode() {
  const installed = installedNode();
  // One without a stated version is taken: it is the one that npm chose for this project.
  if (installed && installed.version === null)
    return major(running.version) === REQUIRED_MAJOR ? running : installed;
  const candidates = [running, installed, nodeOfNpm()].filter(
    (node) => node && major(node.version) === REQUIRED_MAJOR,
  );
  return candidates.reduce(
    (best, node) => (best && !isNewer(node.version, best.version) ? best : node),
    undefined,
  );
}

/** Keeps compiled code for the next start, which then takes half the time; worker threads find the folder by the variable. */
function keepCompiledCode() {
  const folder = process.env.NODE_COMPILE_CACHE || join(home, "node_modules", ".cache", "dateline");
  if (!hasRoom(existsSync(folder) ? folder : home)) return;
  module.enableCompileCache(folder);
  process.env.NODE_COMPILE_CACHE = folder;
}

/** On a full disk Node leaves an empty file there for each module, at each start. */
function hasRoom(folder) {
  const disk = fs.statfsSync(folder);
  return disk.blocks === 0 || disk.bavail * disk.bsize >= MIN_CACHE_BYTES;
}

/** In this process: there is no second start to wait for. */
async function runHere() {
  v8.setFlagsFromString(SMALL_HEAP);
  keepCompiledCode();
  try {
    await import("./src/main.ts");
  } catch (error) {
    const missing = error && error.code === "ERR_MODULE_NOT_FOUND" && /package '([^']+)'/.exec(error.message);
    if (!missing) throw error;
    giveUp(`the package "${missing[1]}" is not installed. Run "npm ci" in ${home}.`);
  }
}

/** In a child process under that Node, which gets the terminal and the signals; this process ends as the child ends. */
function runUnder(node) {
  const child = spawn(node, [SMALL_YOUNG_GENERATION, NO_DEBUGGER, launcher, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, [HANDED_OVER]: node },
  });
  // A terminal sends Ctrl-C to the child as well; passing it on would send it twice.
  const pass = (signal) => (signal === "SIGINT" && process.stdin.isTTY ? undefined : child.kill(signal));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, pass);
  child.on("error", (error) => giveUp(`can't start ${node} (${error.code}). Run "npm ci" in ${home}.`));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exitCode = code;
    else endBySignal(signal, pass);
  });
}

/** Ends by the signal that ended the child, so that the caller sees the same one. */
function endBySignal(signal, pass) {
  process.exitCode = 128 + (constants.signals[signal] || 0);
  process.removeListener(signal, pass);
  process.kill(process.pid, signal);
}

function start() {
  const handedOver = process.env[HANDED_OVER];
  const best = handedOver ? running : bestNode();
  if (best && best.file !== running.file) return runUnder(best.file);
  // Node 27 and later are untested, but better than none.
  if (major(running.version) >= REQUIRED_MAJOR) return runHere();
  if (best)
    giveUp(
      `${handedOver || best.file} is Node ${running.version}, not ${REQUIRED_MAJOR}. Run "npm ci" in ${home}.`,
    );
  else
    giveUp(
      `needs Node ${REQUIRED_MAJOR} or newer; this is ${running.version}, and npm has installed none. Run "npm ci" in ${home}.`,
    );
}

await start();
