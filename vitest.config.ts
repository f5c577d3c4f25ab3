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
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Upper limit of waits for an expected change. Generous: a shared machine can be several times slower.
    expect: { poll: { timeout: 30_000 } },
    // A worker per core: with more, files whose tests start several bots compete for a slow machine and miss their limits.
    maxWorkers: availableParallelism(),
    // What the program remembers, its factories hold: files that share a process share its loaded modules and no more.
    isolate: false,
    reporters: [...configDefaults.reporters, slowestFiles()],
  },
});
