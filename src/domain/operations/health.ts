import type { CalendarDate } from "../core/time.ts";

/** One thing `doctor` looked at, and what to do about it. */
export interface CheckResult {
  readonly name: string;
  /** "warn" works but wants attention; "fail" does not work. */
  readonly status: "ok" | "warn" | "fail";
  readonly text: string;
  /** What to do; null when there is nothing to do. */
  readonly fix: string | null;
}

/** How the bot stands with Discord, as `doctor` tells it. */
export type DiscordProbeResult =
  | {
      readonly ok: true;
      readonly bot: string;
      /** Servers it is in, as far as Discord counts them; null where it does not say. */
      readonly servers: number | null;
      /** Whether it is in the server that DISCORD_GUILD_ID names; null when none is named. */
      readonly inGuild: boolean | null;
      readonly invite: string;
    }
  | { readonly ok: false; readonly tokenRefused: boolean; readonly detail: string };

/** How the connection to Discord stands. */
export interface GatewayState {
  readonly connected: boolean;
  /** Milliseconds since the heartbeat was sent that Discord answered last; null before the first. */
  readonly heartbeatAgeMs: number | null;
  readonly servers: number;
}

/** "open": a model's server failed repeatedly and is left alone; "half-open": it is about to be tried again. */
export type BreakerState = "closed" | "open" | "half-open";

/** What a documents folder holds, guilds' own documents included, and what is planned on it. */
export interface Inventory {
  readonly documents: number;
  readonly stories: number;
  /** Files that could not be read; those that stopped what read them are set aside (isSetAside). */
  readonly unreadable: { readonly failed: number; readonly quarantined: number };
  readonly schedules: { readonly active: number; readonly paused: number };
  /** Editions that are being written or sent, of any folder. */
  readonly editionsInProgress: number;
}

/** The part of the store that tells how it is. */
export interface StoreHealth {
  /** Resolves once its file was read, by whoever reads and whoever writes. Throws the store's Fault. */
  ping(): Promise<void>;
  inventory(root: string): Promise<Inventory>;
}

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
