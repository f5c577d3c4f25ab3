import type { StandIn } from "../src/discord-standin/start-discord.ts";
import type { Id } from "../src/discord-standin/world/types.ts";

/**
 * Creates the initial world: two servers that must not see each other's documents, Ann in the first and Ben in both.
 * Returns the ids of the two people.
 */
export function seedWorld(discord: StandIn): readonly Id[] {
  const harbour = discord.addGuild({ name: "Harbour Gazette" });
  const valley = discord.addGuild({ name: "Valley Bulletin" });
  const ann = discord.addPerson({ name: "Ann", in: [harbour.id] });
  const ben = discord.addPerson({ name: "Ben", in: [harbour.id, valley.id] });
  const editors = { may: ["manageGuild"] as const };
  discord.giveRole(harbour, ann.id, discord.addRole(harbour, "Editors", editors));
  discord.giveRole(valley, ben.id, discord.addRole(valley, "Editors", editors));
  discord.addChannel(harbour, "newsroom");
  discord.addChannel(harbour, "front-page", { type: "announcement" });
  discord.addChannel(valley, "newsroom");
  const people = [ann, ben];
  for (const person of people) person.dm();
  return people.map(({ id }) => id);
}
