import { Client, type ClientOptions, Events, GatewayIntentBits, Partials } from "discord.js";
import { type StandIn, type StartOptions, startDiscord } from "../../src/discord-standin/start-discord.ts";
import type { Channel, Guild, Json } from "../../src/discord-standin/world/types.ts";

const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

export function createClient(discord: StandIn, options: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: INTENTS,
    partials: [Partials.Channel],
    ...options,
    rest: { ...options.rest, api: discord.apiUrl },
  });
}

/** Logs in and waits until all guilds are available. */
export async function loggedIn(discord: StandIn, client = createClient(discord)): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return await ready;
}

export interface Scene extends AsyncDisposable {
  readonly discord: StandIn;
  readonly guild: Guild;
  readonly general: Channel;
  readonly ann: ReturnType<StandIn["addPerson"]>;
  readonly bob: ReturnType<StandIn["addPerson"]>;
  readonly client: Client<true>;
}

/** A guild with Ann and Bob, and the bot logged in. */
export async function openScene(
  options: StartOptions = {},
  client: Partial<ClientOptions> = {},
): Promise<Scene> {
  const discord = await startDiscord(options);
  const guild = discord.addGuild();
  const ann = discord.addPerson({ name: "Ann", in: [guild.id] });
  const bob = discord.addPerson({ name: "Bob", in: [guild.id] });
  const bot = await loggedIn(discord, createClient(discord, client));
  return {
    discord,
    guild,
    general: discord.channel(guild, "general"),
    ann,
    bob,
    client: bot,
    async [Symbol.asyncDispose]() {
      await bot.destroy();
      await discord[Symbol.asyncDispose]();
    },
  };
}

/** Resolves with the client's next event that fits. */
export function next<T>(client: Client, event: string, fits: (value: T) => boolean = () => true): Promise<T> {
  return new Promise((resolve) => {
    const listen = (value: T) => {
      if (!fits(value)) return;
      client.off(event, listen as () => void);
      resolve(value);
    };
    client.on(event, listen as () => void);
  });
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** Sends a raw request with the bot's token. */
export async function request(
  { apiUrl, token }: StandIn,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = { authorization: `Bot ${token}` },
): Promise<RawAnswer> {
  const response = await fetch(`${apiUrl}/v10${path}`, {
    method,
    headers: { ...headers, "content-type": "application/json" },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? {} : JSON.parse(text) };
}

/** A clock that the test moves. */
export function createClock(start = Date.UTC(2026, 0, 5, 9)) {
  let time = start;
  return {
    now: () => time,
    advance(ms: number) {
      time += ms;
    },
  };
}
