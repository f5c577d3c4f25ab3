import type { Json } from "../world/types.ts";
import type { LimitScope } from "./rate-limits.ts";

/** What replaces the real response. With `after` the request is still handled and only its response is replaced. */
export type ReplacedResponse =
  | { readonly do: "status"; readonly status: number; readonly after?: boolean; readonly body?: Json }
  | { readonly do: "rate-limit"; readonly retryAfterS: number; readonly scope?: LimitScope }
  | { readonly do: "drop"; readonly after?: boolean };

/** A fault injected into a request. */
export type InjectedFault = ReplacedResponse | { readonly do: "delay"; readonly ms: number };

/** Which requests a fault applies to. */
export interface FaultRule {
  readonly method?: string;
  /** A route pattern, "/channels/:channel/messages", or a regular expression for the path. */
  readonly path: string | RegExp;
  /** How many requests are affected (default 1), after how many pass unaffected (default 0). */
  readonly times?: number;
  readonly skip?: number;
}

/** An injected fault: its hit count, and how to remove it. */
export interface ActiveFault extends Disposable {
  readonly hits: () => number;
  readonly remove: () => void;
}

export interface Faults {
  readonly inject: (rule: FaultRule, fault: InjectedFault) => ActiveFault;
  readonly clear: () => void;
  /** The fault to inject into this request, counted as a hit; null for none. */
  readonly take: (method: string, path: string, route: string | null) => InjectedFault | null;
}

export function createFaults(): Faults {
  const active = new Set<{ rule: FaultRule; fault: InjectedFault; seen: number; hits: number }>();
  return {
    inject(rule, fault) {
      const entry = { rule, fault, seen: 0, hits: 0 };
      active.add(entry);
      const remove = () => void active.delete(entry);
      return { hits: () => entry.hits, remove, [Symbol.dispose]: remove };
    },
    clear: () => active.clear(),
    take(method, path, route) {
      for (const entry of active) {
        const { rule, fault } = entry;
        if (!matches(rule, method, path, route)) continue;
        entry.seen += 1;
        if (entry.seen <= (rule.skip ?? 0) || entry.hits >= (rule.times ?? 1)) continue;
        entry.hits += 1;
        return fault;
      }
      return null;
    },
  };
}

function matches(
  { method, path: pattern }: FaultRule,
  requestMethod: string,
  path: string,
  route: string | null,
): boolean {
  if (method !== undefined && method !== requestMethod) return false;
  return typeof pattern === "string" ? pattern === route : pattern.test(path);
}
