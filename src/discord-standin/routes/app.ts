import { apiError } from "../http/api-error.ts";
import type { Cdn } from "../messages/attachments.ts";
import { messageJson, withoutContent } from "../messages/message-json.ts";
import type { Checks } from "../rules/checks.ts";
import { PERMISSION, type PermissionName } from "../world/permissions.ts";
import type { Channel, Guild, Id, Json, Message } from "../world/types.ts";
import { permissionsIn, type World } from "../world/world.ts";

/** Dependencies of the routes. */
export interface App {
  readonly world: World;
  readonly cdn: Cdn;
  readonly checks: Checks;
  /** Whether the application has the Message Content intent; without it HTTP responses are filtered too. */
  readonly readsContent: boolean;
  readonly applicationFlags: number;
  readonly gatewayUrl: string;
  readonly sessionsLeft: () => number;
  readonly sessionsTotal: number;
  /** How long enforce_nonce remembers a message, in ms. */
  readonly nonceWindowMs: number;
}

/** A message as the bot may see it. */
export function messageFor({ world, readsContent }: App, message: Message): Json {
  const json = messageJson(world, message);
  return readsContent ? json : withoutContent(world, message, json);
}

/** The guild if the bot is a member; else error 10004. */
export function guildOf({ world }: App, id: Id): Guild {
  const guild = world.guilds.get(id);
  if (!guild?.members.has(world.bot.id)) throw apiError(10004);
  return guild;
}

/** The channel; error 10003 if it does not exist, 50001 if the bot may not see it. */
export function channelFor({ world }: App, id: Id): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw apiError(10003);
  if (!(permissionsIn(world, world.bot.id, channel) & PERMISSION.viewChannel)) throw apiError(50001);
  return channel;
}

export function botMay({ world }: App, channel: Channel, name: PermissionName): boolean {
  return (permissionsIn(world, world.bot.id, channel) & PERMISSION[name]) !== 0n;
}

/** Throws 50013 if the bot lacks the permission. */
export function requirePermission(app: App, channel: Channel, name: PermissionName): void {
  if (!botMay(app, channel, name)) throw apiError(50013);
}
