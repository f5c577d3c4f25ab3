import { expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import {
  healthNotice,
  pagesNotice,
  readingNotice,
  unwatchableNotice,
} from "../../../src/console/views/startup-notices.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";

const english = textsFor("en");

test("the lines that a starting bot prints", () => {
  expect(readingNotice("/news", "Europe/Berlin", english)).toBe("Reading /news. Times are in Europe/Berlin.");
  expect(unwatchableNotice("/news", 30, detail("too many folders"), english)).toBe(
    "Changes in /news are found by looking every 30 s: too many folders.",
  );
  const url = "http://127.0.0.1:8080";
  expect(healthNotice(url, true, english)).toBe(
    "Health and metrics: http://127.0.0.1:8080/healthz, /readyz, /metrics (with HTTP_TOKEN).",
  );
  expect(healthNotice(url, false, english)).toBe(
    "Health and metrics: http://127.0.0.1:8080/healthz, /readyz, /metrics.",
  );
  expect(pagesNotice(url, english)).toBe("Pages: http://127.0.0.1:8080/");
});
