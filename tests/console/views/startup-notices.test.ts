import { expect, test } from "vitest";
import {
  healthNotice,
  pagesNotice,
  readingNotice,
  unwatchableNotice,
} from "../../../src/console/views/startup-notices.ts";

test("the lines that a starting bot prints", () => {
  expect(readingNotice("/news", "Europe/Berlin")).toBe("Reading /news. Times are in Europe/Berlin.");
  expect(unwatchableNotice("/news", 30, "too many folders")).toBe(
    "Changes in /news are found by looking every 30 s: too many folders.",
  );
  const url = "http://127.0.0.1:8080";
  expect(healthNotice(url, true)).toBe(
    "Health and metrics: http://127.0.0.1:8080/healthz, /readyz, /metrics (with HTTP_TOKEN).",
  );
  expect(healthNotice(url, false)).toBe(
    "Health and metrics: http://127.0.0.1:8080/healthz, /readyz, /metrics.",
  );
  expect(pagesNotice(url)).toBe("Pages: http://127.0.0.1:8080/");
});
