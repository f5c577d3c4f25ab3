import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

test("an error is logged with its message, its code and what caused it", async () => {
  const script = `
    import { createLog } from "./src/ops/events.ts";
    import { Fault } from "./src/domain/fault.ts";
    const cause = new Error("SQLITE_BUSY");
    createLog("info").emit("error", "upkeep.failed", { error: new Fault("store-busy", "It is busy.", { cause }) });
    createLog("error").emit("info", "not.said");
  `;
  const { stderr } = await run(process.execPath, ["--input-type=module", "-e", script]);
  const lines = stderr.trim().split("\n");
  expect(lines).toHaveLength(1);
  const entry = JSON.parse(lines[0] ?? "") as { msg: string; error: Record<string, unknown> };
  expect(entry.msg).toBe("upkeep.failed");
  expect(entry.error).toMatchObject({
    message: "It is busy.",
    code: "store-busy",
    cause: { message: "SQLITE_BUSY" },
  });
  expect(entry.error.stack).toContain("Fault");
});
