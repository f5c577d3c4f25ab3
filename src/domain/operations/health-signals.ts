import type { CalendarDate } from "../core/time.ts";
import type { StoreHealth } from "./store-health.ts";

/** The state of the connection to Discord. */
export interface GatewayState {
  readonly connected: boolean;
  /** Milliseconds since the last heartbeat that Discord acknowledged was sent; null before the first. */
  readonly heartbeatAgeMs: number | null;
  readonly servers: number;
}

/** "open": the model's server failed repeatedly and gets no calls; "half-open": the next call is a probe. */
export type BreakerState = "closed" | "open" | "half-open";

/** The calls of the store that health checks need. */
export interface MonitoredStore extends StoreHealth {
  tokensUsed(day: CalendarDate): Promise<readonly { readonly tokens: number }[]>;
}

/** Where the rooms publish their state while the program runs; null until a room has started. */
export interface HealthSignals {
  gateway: (() => GatewayState) | null;
  breaker: (() => BreakerState) | null;
  store: MonitoredStore | null;
  /** A shutdown was requested. */
  stopping: boolean;
}

export function createHealthSignals(): HealthSignals {
  return { gateway: null, breaker: null, store: null, stopping: false };
}
