import type { Now } from "../domain/core/clock.ts";
import type { Events, WithCorrelationId } from "../domain/operations/events.ts";
import type { HealthSignals } from "../domain/operations/health-signals.ts";
import type { Texts } from "../domain/texts/texts.ts";
import type { BotService } from "./context/bot-service.ts";
import type { PublisherProxy } from "./publishing/publisher-proxy.ts";

export interface BotDeps {
  readonly token: string;
  readonly apiUrl: string;
  /** The guild in which commands are registered; null registers them globally. */
  readonly guildId: string | null;
  /** Opens the services behind the bot; later calls return the same ones. Events that arrive earlier are buffered. */
  readonly openService: () => Promise<BotService>;
  /** Posts editions while the bot is connected. */
  readonly publisherProxy: Pick<PublisherProxy, "connect">;
  readonly events: Events;
  readonly withCorrelationId: WithCorrelationId;
  /** Receives the probe for the gateway's state. */
  readonly sensors: Pick<HealthSignals, "gateway">;
  readonly now: Now;
  /** The machine's wall clock, which the Discord client uses for heartbeats. */
  readonly wallClock: Now;
  readonly monotonicMs: () => number;
  readonly timeZone: string;
  /** Prints one line for the person who started the bot. */
  readonly say: (line: string) => void;
  /** The language of what `say` prints. */
  readonly texts: Texts;
  /** Stops the bot. */
  readonly signal: AbortSignal;
}
