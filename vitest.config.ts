import { configDefaults, defineConfig } from "vitest/config";
import { slowestFiles } from "./tools/slowest-files.ts";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    reporters: [...configDefaults.reporters, slowestFiles()],
  },
});
