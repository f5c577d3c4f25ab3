import { offsetReader, writeOffset } from "./offset-file.ts";

/** The time of the stand-in and its bot: the machine's time plus an offset that the user moves. */
export interface MovableClock {
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly offsetMs: () => number;
  /** Moves forward only; an earlier time is ignored. Resolves once the bot has the new time too. */
  readonly moveTo: (atMs: number) => Promise<void>;
  /** Adds the variables that give a process this time. */
  readonly environment: (env: NodeJS.ProcessEnv) => NodeJS.ProcessEnv;
}

const PRELOAD = new URL("./clock-preload.ts", import.meta.url);

/** `file` holds the offset, which may remain from an earlier run. */
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
