import type { Environment } from "./environment.ts";

/**
 * Whether to colour the output of a stream. FORCE_COLOR decides when set ("0" and "false" mean no), then NO_COLOR (any
 * non-empty value means no, see https://no-color.org), then whether the stream is a terminal that supports colour.
 */
export function shouldUseColour(isTerminal: boolean, env: Environment = process.env): boolean {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  return isTerminal && env.TERM !== "dumb";
}
