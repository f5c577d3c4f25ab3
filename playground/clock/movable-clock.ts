import { offsetReader, writeOffset } from "./offset-file.ts";

/** The time of this Discord and of the bot in it: the machine's, and moved on by whoever plays. */
export interface MovableClock {
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly offsetMs: () => number;
  /** Goes forward only; an earlier time changes nothing. Resolves once the bot has the new time, too. */
  readonly moveTo: (atMs: number) => Promise<void>;
  /** With these variables a process has this time. */
  readonly environment: (env: NodeJS.ProcessEnv) => NodeJS.ProcessEnv;
}

const PRELOAD = new URL("./clock-preload.ts", import.meta.url);

/** The file says by how much the clock is moved; it may be there from an earlier time. */
export function createMovableClock(file: string): MovableClock {
  const offsetMs = offsetReader(file);
  const nowMs = () => Date.now() + offsetMs();
  return {
    nowMs,
    offsetMs,
    async moveTo(atMs) {
      if (atMs > nowMs()) await writeOffset(file, atMs - Date.now());
    },
    environment: (env) => ({
      ...env,
      PLAYGROUND_CLOCK: file,
      NODE_OPTIONS: `${env.NODE_OPTIONS ?? ""} --import=${PRELOAD.href}`.trim(),
    }),
  };
}
