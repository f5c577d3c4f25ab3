import { type Client, Status } from "discord.js";
import type { Now } from "../domain/core/clock.ts";
import type { GatewayState } from "../domain/operations/health-signals.ts";

/** The worst state among a client's shards. */
export function gatewayState(client: Client, now: Now): GatewayState {
  const shards = [...client.ws.shards.values()];
  const heartbeatsSentAt = shards.map(({ lastPingTimestamp }) => lastPingTimestamp).filter((at) => at > 0);
  return {
    connected: client.isReady() && shards.every(({ status }) => status === Status.Ready),
    // The client timestamps heartbeats with the wall clock; if that is set back, the age would be negative.
    heartbeatAgeMs:
      heartbeatsSentAt.length === 0 ? null : Math.max(0, Date.parse(now()) - Math.min(...heartbeatsSentAt)),
    servers: client.guilds.cache.size,
  };
}
