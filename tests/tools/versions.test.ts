import { expect, test } from "vitest";
import { newestOfMajor } from "../../tools/lib/versions.ts";

test("finds the newest release of the same major version, compared by number", () => {
  expect(newestOfMajor(["26.9.0", "26.12.1", "26.10.0", "27.0.0", "26.13.0-rc.1", "2.99.0"], "26.10.0")).toBe(
    "26.12.1",
  );
  expect(newestOfMajor(["25.0.0"], "26.10.0")).toBe("26.10.0");
});
