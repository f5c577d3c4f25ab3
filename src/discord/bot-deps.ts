import type { Now } from "../domain/core/time.ts";
import type { HealthSignals } from "../domain/operations/health.ts";
import type { Events, WithCorrelationId } from "../domain/store/store.ts";
import type { BotService } from "./context/bot-service.ts";
import type { PublisherProxy } from "./publishing/publisher-proxy.ts";

/** What the bot is run with. */
export interface BotDeps {
  readonly token: string;
  readonly apiUrl: string;
  /** The one guild in which commands are registered; null: everywhere. */
  readonly guildId: string | null;
  /** Opens the rooms behind the bot, and gives the same ones when asked again. What comes before they are open waits. */
  readonly openService: () => Promise<BotService>;
  /** Posts editions through the bot's connection, while there is one. */
  readonly publisherProxy: Pick<PublisherProxy, "connect">;
  readonly events: Events;
  readonly withCorrelationId: WithCorrelationId;
  /** Is told how the connection can be looked at. */
  readonly sensors: Pick<HealthSignals, "gateway">;
  readonly now: Now;
  /** The machine's own wall clock, by which the Discord client timestamps heartbeats. */
  readonly wallClock: Now;
  /** Clock.monotonicMs. */
  readonly monotonicMs: () => number;
  readonly timeZone: string;
  /** One line for the person who started it. */
  readonly say: (line: string) => void;
  /** Ends the bot. */
  readonly signal: AbortSignal;
}
