import { type Client, Events } from "discord.js";
import type { Events as Log } from "../domain/ports.ts";
import { commandDefinitions } from "./commands/definitions.ts";
import { registerCommands, type Scope } from "./commands/register.ts";
import type { BotDesk } from "./desk.ts";

export interface Enrolment {
  readonly guildId: string | null;
  readonly desk: BotDesk;
  readonly events: Log;
  readonly say: (line: string) => void;
}

/** Makes the bot known: tells the desk which guilds there are, and follows them; registers the commands. */
export async function enrol(client: Client<true>, parts: Enrolment): Promise<void> {
  followGuilds(client, parts);
  await parts.desk.guildsPresent([...client.guilds.cache.keys()]);
  await registerIn(client, parts.guildId === null ? "everywhere" : { guild: parts.guildId }, parts);
}

/** A guild that can't be reached for a while is not left. */
function followGuilds(client: Client<true>, { desk, events }: Enrolment): void {
  const failed = (guild: string) => (error: unknown) =>
    events.emit("error", "guild.not-kept", { guild, error });
  client.on(Events.GuildCreate, ({ id }) => {
    events.emit("info", "guild.joined", { guild: id });
    desk.guildJoined(id).catch(failed(id));
  });
  client.on(Events.GuildDelete, ({ id, available }) => {
    if (!available) return;
    events.emit("info", "guild.left", { guild: id });
    desk.guildLeft(id).catch(failed(id));
  });
}

/** Commands registered in both scopes would stand in the list twice: those of the other scope are taken away. */
async function registerIn(
  client: Client<true>,
  scope: Scope,
  { desk, events, say }: Enrolment,
): Promise<void> {
  const { rest, application, guilds } = client;
  const formerGuilds = guilds.cache
    .map(({ id }) => id)
    .filter(
      (id) => desk.settings(id).commandsHere === true && !(scope !== "everywhere" && scope.guild === id),
    );
  const wanted = await registerCommands(rest, application.id, scope, commandDefinitions());
  if (!wanted.ok) {
    events.emit("error", "commands.not-registered", { ...wanted });
    say(`The commands could not be registered: ${wanted.detail} (${wanted.code}). Start again later.`);
    return;
  }
  events.emit("info", "commands.registered", { ...wanted.value });
  if (scope !== "everywhere") {
    await desk.keepSettings(scope.guild, { ...desk.settings(scope.guild), commandsHere: true });
    await registerCommands(rest, application.id, "everywhere", []);
  }
  for (const guild of formerGuilds) await clearGuild(client, guild, desk);
}

async function clearGuild({ rest, application }: Client<true>, guild: string, desk: BotDesk): Promise<void> {
  const cleared = await registerCommands(rest, application.id, { guild }, []);
  if (!cleared.ok) return;
  const { commandsHere: _, ...kept } = desk.settings(guild);
  await desk.keepSettings(guild, kept);
}
