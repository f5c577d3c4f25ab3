import { type StandIn, startDiscord } from "../../src/discord-standin/start-discord.ts";
import type { Channel, Guild, Json } from "../../src/discord-standin/world/types.ts";

/** A guild with Ann in it, and no bot connected: requests are made by hand. */
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

/** The codes in a form error's tree, each under its path. */
export function codesIn(errors: unknown, path = ""): string[] {
  return Object.entries((errors ?? {}) as Json).flatMap(([key, value]) =>
    key === "_errors"
      ? (value as Json[]).map(({ code }) => `${path} ${code}`)
      : codesIn(value, path === "" ? key : `${path}.${key}`),
  );
}

/** A list of `count`, each made from its place. */
export const many = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
