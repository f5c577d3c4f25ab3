import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type HttpChannel, openHttpChannel } from "./http-channel.ts";

const MINUTE = 60_000;
const PROCESS = fileURLToPath(new URL("./edition-process.ts", import.meta.url));

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-delivery-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

function start(channel: HttpChannel, laterMs: number): ChildProcess {
  return spawn(process.execPath, [PROCESS, dataDir, channel.address, String(laterMs)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Starts a process that runs to the end, and returns the edition's state. */
async function finish(channel: HttpChannel, laterMs: number): Promise<string> {
  const child = start(channel, laterMs);
  const [output] = await Promise.all([child.stdout?.toArray(), once(child, "exit")]);
  return Buffer.concat(output ?? []).toString();
}

/** Starts a process and kills it right before or after its first part is stored. */
async function killAt(channel: HttpChannel, at: "before" | "after"): Promise<void> {
  const child = start(channel, 0);
  channel.intercept = {
    ...channel.intercept,
    [at]: () => {
      child.kill("SIGKILL");
      return false;
    },
  };
  await once(child, "exit");
  channel.intercept = { before: () => true, after: () => true };
}

test.each([
  { at: "before", minutes: 1.5, state: "delivered", messages: 2 },
  { at: "after", minutes: 1.5, state: "delivered", messages: 2 },
  { at: "before", minutes: 30, state: "uncertain", messages: 0 },
  { at: "after", minutes: 30, state: "delivered", messages: 2 },
] as const)(
  "an edition killed right $at its first part was stored, and resumed $minutes min later, is $state",
  async (step) => {
    await using channel = await openHttpChannel();
    await killAt(channel, step.at);
    if (step.minutes > 3) channel.forgetNonces();
    expect(await finish(channel, step.minutes * MINUTE)).toBe(step.state);
    expect(channel.messages).toHaveLength(step.messages);
    expect(new Set(channel.messages.map(({ marker }) => marker)).size).toBe(step.messages);
  },
);
