import type { CalendarDate } from "../core/time.ts";
import type { StoreHealth } from "./store-health.ts";

/** How the connection to Discord stands. */
export interface GatewayState {
  readonly connected: boolean;
  /** Milliseconds since the heartbeat was sent that Discord answered last; null before the first. */
  readonly heartbeatAgeMs: number | null;
  readonly servers: number;
}

/** "open": a model's server failed repeatedly and is left alone; "half-open": it is about to be tried again. */
export type BreakerState = "closed" | "open" | "half-open";

/** What of a store is looked at. */
export interface MonitoredStore extends StoreHealth {
  tokensUsed(day: CalendarDate): Promise<readonly { readonly tokens: number }[]>;
}

/** Where the rooms say how they can be looked at while the program runs; null as long as they are not there. */
export interface HealthSignals {
  gateway: (() => GatewayState) | null;
  breaker: (() => BreakerState) | null;
  store: MonitoredStore | null;
  /** The program was told to end. */
  stopping: boolean;
}

export function createHealthSignals(): HealthSignals {
  return { gateway: null, breaker: null, store: null, stopping: false };
}
