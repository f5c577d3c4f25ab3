import { expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { Fault } from "../../../src/domain/core/fault.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";
import { createFaultReporter } from "../../../src/ops/log/fault-reporter.ts";

test("a repeated Fault is logged each time but printed once, and again after a recovery", () => {
  const logged: unknown[] = [];
  const printed: string[] = [];
  const { failed, recovered } = createFaultReporter(
    { emit: (level, name) => logged.push([level, name]) },
    textsFor("en"),
    (line) => printed.push(line),
  );
  const missing = () => new Fault("folder-missing", detail("The folder is missing."));
  const busy = new Fault("store-busy", detail("The database is busy."));
  for (const error of [missing(), missing(), busy, missing()]) failed(error);
  recovered();
  failed(missing());
  failed(new Error("a defect is logged only"));
  expect(printed).toEqual([
    "The folder is missing. (folder-missing)",
    "The database is busy. (store-busy)",
    "The folder is missing. (folder-missing)",
    "The folder is missing. (folder-missing)",
  ]);
  expect(logged).toEqual(Array.from({ length: 6 }, () => ["error", "upkeep.failed"]));
});
