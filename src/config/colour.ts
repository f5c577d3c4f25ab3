import type { Environment } from "./environment.ts";

/**
 * Whether to colour what goes to a stream: FORCE_COLOR decides when set ("0" or "false": no), then NO_COLOR
 * (https://no-color.org: any value that is not empty), then whether it is a terminal that can.
 */
export function shouldUseColour(isTerminal: boolean, env: Environment = process.env): boolean {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  return isTerminal && env.TERM !== "dumb";
}
