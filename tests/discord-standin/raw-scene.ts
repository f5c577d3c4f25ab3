import { type StandIn, startDiscord } from "../../src/discord-standin/start-discord.ts";
import type { Channel, Guild, Json } from "../../src/discord-standin/world/types.ts";

/** A guild with Ann, and no bot connected: tests send raw requests. */
export interface RawScene {
  readonly discord: StandIn;
  readonly guild: Guild;
  readonly general: Channel;
  readonly ann: ReturnType<StandIn["addPerson"]>;
}

export async function withRawScene(work: (scene: RawScene) => Promise<void>, options = {}): Promise<void> {
  await using discord = await startDiscord({ rateLimits: false, ...options });
  const guild = discord.addGuild();
  const ann = discord.addPerson({ name: "Ann", in: [guild.id] });
  await work({ discord, guild, general: discord.channel(guild, "general"), ann });
}

/** The error codes in a form error, each with its path: "content BASE_TYPE_MAX_LENGTH". */
export function codesIn(errors: unknown, path = ""): string[] {
  return Object.entries((errors ?? {}) as Json).flatMap(([key, value]) =>
    key === "_errors"
      ? (value as Json[]).map(({ code }) => `${path} ${code}`)
      : codesIn(value, path === "" ? key : `${path}.${key}`),
  );
}

/** A list of `count` items made from their indexes. */
export const many = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
