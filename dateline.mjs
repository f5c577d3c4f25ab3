#!/usr/bin/env node
// Starts src/main.ts under Node 26, whatever Node runs this file. It must parse under old Nodes: keep the syntax plain.
import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import module from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NEEDED = 26;
/** Dateline's objects live briefly; a larger young generation costs 40 MB and no time. package.json says so too. */
const SMALL_YOUNG_GENERATION = "--max-semi-space-size=4";
const HANDED_OVER = "DATELINE_HANDED_OVER";
const launcher = realpathSync(fileURLToPath(import.meta.url));
const home = dirname(launcher);
const major = Number(process.versions.node.split(".")[0]);

/** Says in one line what is missing, and ends. */
function giveUp(reason) {
  process.stderr.write(`dateline: ${reason}\n`);
  process.exitCode = 1;
}

/** This folder's node_modules and those above it: packages may have been installed further up. */
function moduleFolders() {
  const folders = [];
  for (let folder = home; ; folder = dirname(folder)) {
    folders.push(join(folder, "node_modules"));
    if (folder === dirname(folder)) return folders;
  }
}

/** The Node that npm installed for this machine, or undefined. */
function installedNode() {
  const file = process.platform === "win32" ? "node.exe" : "node";
  const machine = `${process.platform}-${process.arch}`;
  const places = [`node-${machine}/bin`, `node-bin-${machine}/bin`, ".bin"];
  const candidates = moduleFolders().flatMap((folder) => places.map((place) => join(folder, place, file)));
  return candidates.find((candidate) => existsSync(candidate));
}

/** Compiled code is kept for the next start, which takes half the time then; the workers find the folder by the variable. */
function keepCompiledCode() {
  const folder = process.env.NODE_COMPILE_CACHE || join(home, "node_modules", ".cache", "dateline");
  module.enableCompileCache(folder);
  process.env.NODE_COMPILE_CACHE = folder;
}

/** In this process: no second start-up to wait for. */
async function runHere() {
  keepCompiledCode();
  try {
    await import("./src/main.ts");
  } catch (error) {
    const missing = error && error.code === "ERR_MODULE_NOT_FOUND" && /package '([^']+)'/.exec(error.message);
    if (!missing) throw error;
    giveUp(`the package "${missing[1]}" is not installed. Run "npm ci" in ${home}.`);
  }
}

/** In a child under the right Node, which gets our terminal, our signals, and gives us its end. */
function runUnder(node) {
  const child = spawn(node, [SMALL_YOUNG_GENERATION, launcher, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, [HANDED_OVER]: node },
  });
  // A terminal sends Ctrl-C to the child as well as to us: passing it on would make it two.
  const pass = (signal) => (signal === "SIGINT" && process.stdin.isTTY ? undefined : child.kill(signal));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, pass);
  child.on("error", (error) => giveUp(`can't start ${node} (${error.code}). Run "npm ci" in ${home}.`));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exitCode = code;
    else endBySignal(signal, pass);
  });
}

/** Ends as the child ended, so that the caller sees the same signal. */
function endBySignal(signal, pass) {
  process.exitCode = 128 + (constants.signals[signal] || 0);
  process.removeListener(signal, pass);
  process.kill(process.pid, signal);
}

async function start() {
  if (major >= NEEDED) return runHere();
  const triedNode = process.env[HANDED_OVER];
  if (triedNode)
    return giveUp(`${triedNode} is Node ${process.versions.node}, not ${NEEDED}. Run "npm ci" in ${home}.`);
  const node = installedNode();
  if (node) return runUnder(node);
  giveUp(
    `needs Node ${NEEDED} or newer; this is ${process.versions.node}, and npm has installed none. Run "npm ci" in ${home}.`,
  );
}

await start();
