import type { LimitScope } from "./rate-limits.ts";
import type { Json } from "./types.ts";

/** What a client gets instead of an answer. `after` means: what it asked was done, and only the answer is lost. */
export type Replacement =
  | { readonly do: "status"; readonly status: number; readonly after?: boolean; readonly body?: Json }
  | { readonly do: "rate-limit"; readonly retryAfterS: number; readonly scope?: LimitScope }
  | { readonly do: "drop"; readonly after?: boolean };

/** What goes wrong with a request. */
export type Misfortune = Replacement | { readonly do: "delay"; readonly ms: number };

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
export interface SetFault extends Disposable {
  readonly hits: () => number;
  readonly remove: () => void;
}

export interface Faults {
  readonly inject: (rule: FaultRule, misfortune: Misfortune) => SetFault;
  readonly clear: () => void;
  /** The misfortune a request meets now, if any. */
  readonly strike: (method: string, path: string, route: string | null) => Misfortune | null;
}

export function createFaults(): Faults {
  const set = new Set<{ rule: FaultRule; misfortune: Misfortune; seen: number; hits: number }>();
  return {
    inject(rule, misfortune) {
      const entry = { rule, misfortune, seen: 0, hits: 0 };
      set.add(entry);
      const remove = () => void set.delete(entry);
      return { hits: () => entry.hits, remove, [Symbol.dispose]: remove };
    },
    clear: () => set.clear(),
    strike(method, path, route) {
      for (const entry of set) {
        const { rule, misfortune } = entry;
        if (!meets(rule, method, path, route)) continue;
        entry.seen += 1;
        if (entry.seen <= (rule.skip ?? 0) || entry.hits >= (rule.times ?? 1)) continue;
        entry.hits += 1;
        return misfortune;
      }
      return null;
    },
  };
}

function meets(
  { method, path: wanted }: FaultRule,
  given: string,
  path: string,
  route: string | null,
): boolean {
  if (method !== undefined && method !== given) return false;
  return typeof wanted === "string" ? wanted === route : wanted.test(path);
}
