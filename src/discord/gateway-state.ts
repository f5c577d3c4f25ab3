import { type Client, Status } from "discord.js";
import type { Now } from "../domain/core/time.ts";
import type { GatewayState } from "../domain/operations/health.ts";

/** How a client's connections stand, the worst of them; "connected" is all of them. */
export function gatewayState(client: Client, now: Now): GatewayState {
  const shards = [...client.ws.shards.values()];
  const heartbeatsSentAt = shards.map(({ lastPingTimestamp }) => lastPingTimestamp).filter((at) => at > 0);
  return {
    connected: client.isReady() && shards.every(({ status }) => status === Status.Ready),
    // By the clock that the client stamps heartbeats with; one that is set back makes none of them older.
    heartbeatAgeMs:
      heartbeatsSentAt.length === 0 ? null : Math.max(0, Date.parse(now()) - Math.min(...heartbeatsSentAt)),
    servers: client.guilds.cache.size,
  };
}
