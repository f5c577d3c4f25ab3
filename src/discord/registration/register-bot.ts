import { type Client, Events } from "discord.js";
import { languages } from "../../catalogues/texts.ts";
import type { Events as Log } from "../../domain/operations/events.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import type { BotService } from "../context/bot-service.ts";
import { commandDefinitions } from "./command-definitions.ts";
import { registerCommands, type Scope } from "./register-commands.ts";

export interface RegistrationDeps {
  readonly guildId: string | null;
  readonly service: BotService;
  readonly events: Log;
  readonly say: (line: string) => void;
  readonly texts: Texts;
}

/** Records the bot's guilds and their changes, and registers the commands. */
export async function registerBot(client: Client<true>, deps: RegistrationDeps): Promise<void> {
  followGuilds(client, deps);
  await deps.service.syncGuilds([...client.guilds.cache.keys()]);
  await registerIn(client, deps.guildId === null ? "everywhere" : { guild: deps.guildId }, deps);
}

/** A guild during an outage counts as not left. */
function followGuilds(client: Client<true>, { service, events }: RegistrationDeps): void {
  const failed = (guild: string) => (error: unknown) =>
    events.emit("error", "guild.not-saved", { guild, error });
  client.on(Events.GuildCreate, ({ id }) => {
    events.emit("info", "guild.joined", { guild: id });
    service.guildJoined(id).catch(failed(id));
  });
  client.on(Events.GuildDelete, ({ id, available }) => {
    if (!available) return;
    events.emit("info", "guild.left", { guild: id });
    service.guildLeft(id).catch(failed(id));
  });
}

/** Removes the commands of the other scope, which would otherwise be listed twice. */
async function registerIn(
  client: Client<true>,
  scope: Scope,
  { service, events, say, texts }: RegistrationDeps,
): Promise<void> {
  const { rest, application, guilds } = client;
  const previousGuilds = guilds.cache
    .map(({ id }) => id)
    .filter(
      (id) => service.settings(id).commandsHere === true && !(scope !== "everywhere" && scope.guild === id),
    );
  const registered = await registerCommands(rest, application.id, scope, commandDefinitions(languages()));
  if (!registered.ok) {
    events.emit("error", "commands.not-registered", { ...registered });
    const { detail, code } = registered;
    say(texts.t("discord.notice.not-registered", { detail, code: String(code) }));
    return;
  }
  events.emit("info", "commands.registered", { ...registered.value });
  if (scope !== "everywhere") {
    await service.saveSettings(scope.guild, { ...service.settings(scope.guild), commandsHere: true });
    await registerCommands(rest, application.id, "everywhere", []);
  }
  for (const guild of previousGuilds) await clearGuild(client, guild, service);
}

async function clearGuild(
  { rest, application }: Client<true>,
  guild: string,
  service: BotService,
): Promise<void> {
  const cleared = await registerCommands(rest, application.id, { guild }, []);
  if (!cleared.ok) return;
  const { commandsHere: _, ...remaining } = service.settings(guild);
  await service.saveSettings(guild, remaining);
}
