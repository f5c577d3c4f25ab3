import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** Memory use after garbage collection, in bytes. */
export interface ChildMemory {
  readonly rss: number;
  readonly heapUsed: number;
}

/** A bot in a child process, with the launcher's flags and compile cache. */
export interface BotChild extends AsyncDisposable {
  /** Collects garbage, then measures. */
  memory(): Promise<ChildMemory>;
}

export function startBotChild(file: string, env: Readonly<Record<string, string>>): BotChild {
  const child = fork(file, {
    execArgv: ["--max-semi-space-size=4", "--expose-gc"],
    env: { ...process.env, NODE_COMPILE_CACHE: "node_modules/.cache/dateline", ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return {
    async memory() {
      child.send("memory");
      const [answer] = (await once(child, "message")) as [ChildMemory];
      return answer;
    },
    async [Symbol.asyncDispose]() {
      await end(child);
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}
