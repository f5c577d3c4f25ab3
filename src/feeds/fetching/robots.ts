import robotsParser from "robots-parser";
import { HOUR_MS } from "../../domain/core/time.ts";
import type { FetchUrl } from "./fetch-url.ts";

/** The package's types declare an ES module, which it is not. */
const parseRobots = robotsParser as unknown as (
  url: string,
  rules: string,
) => { isAllowed(url: string, agent: string): boolean | undefined };

/** A host's robots.txt is asked for again after this time. */
const KEPT_MS = 12 * HOUR_MS;
const MAX_HOSTS = 2_000;
const MAX_RULES_CHARACTERS = 500_000;

export interface RobotsDeps {
  readonly fetch: FetchUrl;
  readonly turn: (url: string) => Promise<() => void>;
  /** The name by which hosts address us in their rules. */
  readonly agent: string;
  readonly cache: { get(key: string, make: () => Promise<string>): Promise<string> };
}

export const ROBOTS_CACHE = { maxEntries: MAX_HOSTS, ttlMs: KEPT_MS } as const;

/**
 * Whether a host's robots.txt lets us read a page. A host that has none allows all; one whose rules can't be had for the moment is left
 * alone.
 */
export function createRobots({ fetch, turn, agent, cache }: RobotsDeps): (url: string) => Promise<boolean> {
  return async (url) => {
    const { origin } = new URL(url);
    const rules = await cache.get(origin, async () => {
      const address = `${origin}/robots.txt`;
      const outcome = await fetch({ url: address, accept: "text/plain, */*;q=0.5", turn });
      if (outcome.kind === "fetched")
        return Buffer.from(outcome.bytes).toString("utf8").slice(0, MAX_RULES_CHARACTERS);
      const { status } = outcome.kind === "failed" ? outcome : { status: null };
      return status !== null && status >= 400 && status < 500 && status !== 429
        ? ""
        : "User-agent: *\nDisallow: /";
    });
    return parseRobots(`${origin}/robots.txt`, rules).isAllowed(url, agent) !== false;
  };
}
