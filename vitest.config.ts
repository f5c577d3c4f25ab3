import { availableParallelism } from "node:os";
import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { slowestFiles } from "./tools/slowest-files.ts";

// Compiled code is kept, as dateline.mjs keeps it: each bot that a test starts has threads and processes that load their
// modules anew. Those who run the tests get it from here.
process.env.NODE_COMPILE_CACHE ||= join(import.meta.dirname, "node_modules/.cache/dateline");

// The program speaks the language of the system unless this sets another; the tests expect English.
process.env.LANGUAGE = "en";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Only what hangs ends at these: on a slow machine a test with a bot of its own takes many times its usual time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // How long something that must come about is waited for; a second is little on a busy machine.
    expect: { poll: { timeout: 5_000 } },
    // Many files mostly wait for bots: one more than there are cores keeps these busy, with two more they starve each other.
    maxWorkers: availableParallelism() + 1,
    // The same for tests within a file that run at once, each with a bot of its own.
    maxConcurrency: 2,
    // What the program remembers, its factories hold: files that share a process share its loaded modules and no more.
    isolate: false,
    reporters: [...configDefaults.reporters, slowestFiles()],
  },
});
