import { keepOffset, offsetIn } from "./clock-file.ts";

/** The time of this Discord and of the bot in it: the machine's, and moved on by whoever plays. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly movedByMs: () => number;
  /** Goes forward only; an earlier time changes nothing. Resolves once the bot has the new time, too. */
  readonly moveTo: (atMs: number) => Promise<void>;
  /** With these variables a process has this time. */
  readonly environment: (env: NodeJS.ProcessEnv) => NodeJS.ProcessEnv;
}

const PRELOAD = new URL("./moved-clock.ts", import.meta.url);

/** The file says by how much the clock is moved; it may be there from an earlier time. */
export function createClock(file: string): Clock {
  const movedByMs = offsetIn(file);
  const now = () => Date.now() + movedByMs();
  return {
    now,
    movedByMs,
    async moveTo(atMs) {
      if (atMs > now()) await keepOffset(file, atMs - Date.now());
    },
    environment: (env) => ({
      ...env,
      PLAYGROUND_CLOCK: file,
      NODE_OPTIONS: `${env.NODE_OPTIONS ?? ""} --import=${PRELOAD.href}`.trim(),
    }),
  };
}
