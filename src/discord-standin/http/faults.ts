import type { Json } from "../world/types.ts";
import type { LimitScope } from "./rate-limits.ts";

/** What a client gets instead of an answer. `after` means: what it asked was done, and only the answer is lost. */
export type ReplacedResponse =
  | { readonly do: "status"; readonly status: number; readonly after?: boolean; readonly body?: Json }
  | { readonly do: "rate-limit"; readonly retryAfterS: number; readonly scope?: LimitScope }
  | { readonly do: "drop"; readonly after?: boolean };

/** What goes wrong with a request. */
export type InjectedFault = ReplacedResponse | { readonly do: "delay"; readonly ms: number };

/** Which requests it meets. */
export interface FaultRule {
  readonly method?: string;
  /** A route as the stand-in writes it, "/channels/:channel/messages", or a pattern on the path itself. */
  readonly path: string | RegExp;
  /** How many requests it meets, once when not said; and how many it lets pass first. */
  readonly times?: number;
  readonly skip?: number;
}

/** A fault that was set: how often it has struck, and its end. */
export interface ActiveFault extends Disposable {
  readonly hits: () => number;
  readonly remove: () => void;
}

export interface Faults {
  readonly inject: (rule: FaultRule, fault: InjectedFault) => ActiveFault;
  readonly clear: () => void;
  /** The fault to inject into a request now; null for none. */
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
