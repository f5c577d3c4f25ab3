import { createServer, type Server } from "node:http";
import { systemClock, systemTimeMs } from "../async/system-clock.ts";
import { createGateway, type Gateway } from "./gateway/gateway.ts";
import { INTENT } from "./gateway/gateway-session.ts";
import { createFaults, type Faults } from "./http/faults.ts";
import { createRateLimits } from "./http/rate-limits.ts";
import { createRequestLog, type Rejection, type RequestLog } from "./http/request-log.ts";
import { createRouter } from "./http/router.ts";
import { createHttpHandler } from "./http-handler.ts";
import { createCdn } from "./messages/attachments.ts";
import { createGuildSetup, type GuildSetup } from "./people/guild-setup.ts";
import { createPeople, type People } from "./people/people.ts";
import type { App } from "./routes/app.ts";
import { applicationRoutes } from "./routes/application-routes.ts";
import { guildRoutes } from "./routes/guild-routes.ts";
import { interactionRoutes } from "./routes/interaction-routes.ts";
import { messageRoutes } from "./routes/message-routes.ts";
import { threadRoutes } from "./routes/thread-routes.ts";
import { createChecks } from "./rules/checks.ts";
import type { Dispatch } from "./world/types.ts";
import { createWorld, type World } from "./world/world.ts";

export interface StartOptions {
  /** Milliseconds since 1970; used for message times, ids and the interaction deadlines (3 s, 15 min). */
  readonly now?: () => number;
  readonly port?: number;
  readonly token?: string;
  readonly botName?: string;
  /** Privileged intents enabled for the application; default none. */
  readonly privileged?: readonly ("members" | "presences" | "messageContent")[];
  /** False: request bodies are not checked against Discord's schemas, for speed. The other rules stay. */
  readonly validate?: boolean;
  /** Per-route limits; default true. Counted in real time, since clients really wait. */
  readonly rateLimits?: boolean;
  /** Default 50; null for no limit. */
  readonly globalPerSecond?: number | null;
  readonly heartbeatMs?: number;
  readonly sessionsLeft?: number;
  /** How long enforce_nonce remembers; default 5 min (documented: "the past few minutes"). */
  readonly nonceWindowMs?: number;
}

/** A local Discord on 127.0.0.1. */
export interface StandIn extends AsyncDisposable, GuildSetup, People {
  /** For discord.js: `rest: { api: apiUrl }`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly world: World;
  readonly gateway: Gateway;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Requests the API rejected, injected faults excluded. A well-behaved bot leaves this empty. */
  readonly rejections: readonly Rejection[];
  /** Makes the token invalid: every request gets 401 and the gateway closes with 4004. */
  readonly revokeToken: () => void;
  /** False cuts all connections and stops listening; true listens again at the same address. */
  readonly reachable: (on: boolean) => Promise<void>;
  /** Subscribes to all events, including those the bot does not get. Returns the unsubscribe function. */
  readonly onEvent: (listener: (dispatch: Dispatch) => void) => () => void;
  /** Waits until `probe` finds something; probes after every event. */
  readonly until: <T>(probe: () => T | undefined, timeoutMs?: number) => Promise<T>;
}

const DEFAULT_TIMEOUT_MS = 5000;

/** Application flags that show privileged intents, for fewer than 100 guilds. Source: Discord's reference. */
const APPLICATION_FLAG = { presences: 1 << 13, members: 1 << 15, messageContent: 1 << 19 } as const;

export async function startDiscord(options: StartOptions = {}): Promise<StandIn> {
  const { privileged = [], now = systemTimeMs, token = "stand-in.bot.token", validate = true } = options;
  const world = createWorld({ now, name: options.botName ?? "Newsbot" });
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const baseUrl = `http://127.0.0.1:${port}`;
  const gatewayUrl = `ws://127.0.0.1:${port}`;
  let validToken: string | null = token;
  const isToken = (candidate: unknown) => validToken !== null && candidate === validToken;
  const sessionsTotal = 1000;
  const gateway = createGateway(world, server, {
    url: gatewayUrl,
    isToken,
    privileged: privileged.reduce((bits, name) => bits | INTENT[name], 0),
    heartbeatMs: options.heartbeatMs ?? 41_250,
    sessionsLeft: options.sessionsLeft ?? sessionsTotal,
  });
  const cdn = createCdn(world, baseUrl);
  const app: App = {
    world,
    cdn,
    checks: await createChecks(validate),
    readsContent: privileged.includes("messageContent"),
    applicationFlags: privileged.reduce((bits, name) => bits | APPLICATION_FLAG[name], 0),
    gatewayUrl,
    sessionsLeft: gateway.sessionsLeft,
    sessionsTotal,
    nonceWindowMs: options.nonceWindowMs ?? 5 * 60_000,
  };
  const faults = createFaults();
  const requests = createRequestLog();
  const { rateLimits: perRoute = true, globalPerSecond = 50 } = options;
  server.on(
    "request",
    createHttpHandler({
      route: createRouter([
        ...applicationRoutes(app),
        ...guildRoutes(app),
        ...messageRoutes(app),
        ...threadRoutes(app),
        ...interactionRoutes(app),
      ]),
      cdn,
      faults,
      limits: createRateLimits({ perRoute, globalPerSecond, monotonicMs: systemClock.monotonicMs, now }),
      log: requests,
      isAuthorized: (header) => header?.startsWith("Bot ") === true && isToken(header.slice(4)),
      changed: world.signal.changed,
    }),
  );
  return {
    ...createGuildSetup(world),
    ...createPeople(world, cdn),
    apiUrl: `${baseUrl}/api`,
    token,
    world,
    gateway,
    faults,
    requests,
    rejections: requests.rejections,
    revokeToken() {
      validToken = null;
      gateway.close(4004);
    },
    async reachable(on) {
      if (on === server.listening) return;
      if (on) return void (await listen(server, port));
      gateway.kill();
      await close(server);
    },
    onEvent(listener) {
      world.listeners.add(listener);
      return () => void world.listeners.delete(listener);
    },
    until: (probe, timeoutMs = DEFAULT_TIMEOUT_MS) =>
      world.signal.until(probe, timeoutMs, () => "nothing was found"),
    async [Symbol.asyncDispose]() {
      gateway.shutDown();
      await close(server);
    },
  };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
