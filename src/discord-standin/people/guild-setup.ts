import { guildForBot } from "../gateway/gateway.ts";
import { INTENT } from "../gateway/gateway-session.ts";
import { channelJson, memberJson, roleJson } from "../messages/entity-json.ts";
import { removeMember } from "../routes/guild-routes.ts";
import {
  EVERYONE_PERMISSIONS,
  overwrite,
  type PermissionName,
  permissionBits,
} from "../world/permissions.ts";
import type { Channel, Guild, Id, Json, Overwrite, Role, User } from "../world/types.ts";
import { privateChannel, type World } from "../world/world.ts";

export interface NewGuild {
  readonly name?: string;
  readonly locale?: string;
  /** False: a guild without the bot, which knows it only through user installs. */
  readonly withBot?: boolean;
  /** Permissions of the bot in addition to @everyone's. */
  readonly botMay?: readonly PermissionName[];
}

export interface NewChannel {
  readonly type?: "text" | "announcement";
  readonly overwrites?: readonly Overwrite[];
}

/** What a guild's owner does: creates guilds, channels and roles, and sets permissions. Every change is emitted. */
export interface GuildSetup {
  /** The guild has a text channel "general". */
  readonly addGuild: (options?: NewGuild) => Guild;
  readonly addChannel: (guild: Guild, name: string, options?: NewChannel) => Channel;
  readonly addRole: (
    guild: Guild,
    name: string,
    options?: { may?: readonly PermissionName[]; mentionable?: boolean },
  ) => Role;
  readonly giveRole: (guild: Guild, userId: Id, role: Role) => void;
  readonly join: (guild: Guild, userId: Id) => void;
  readonly channel: (guild: Guild, name: string) => Channel;
  /** A DM between two people, without the bot. */
  readonly addPrivateChannel: (first: Id, second: Id) => Channel;
  readonly addBot: (guild: Guild) => void;
  readonly removeBot: (guild: Guild) => void;
  readonly removeFromGuild: (guild: Guild, userId: Id) => void;
  readonly deleteChannel: (channel: Channel) => void;
  /** Sets an overwrite for the bot, or for @everyone, a role or a member by id. */
  readonly setPermissions: (
    channel: Channel,
    change: { allow?: readonly PermissionName[]; deny?: readonly PermissionName[]; target?: Id },
  ) => void;
}

export function createGuildSetup(world: World): GuildSetup {
  const { nextId, bot } = world;
  const emitGuildEvent = (t: string, d: Json) => world.emit({ t, d, intent: INTENT.guilds });
  const addMember = (guild: Guild, userId: Id) =>
    guild.members.set(userId, { userId, roles: new Set(), joinedAt: world.now(), nick: null });

  function addChannel(
    guild: Guild,
    name: string,
    { type = "text", overwrites = [] }: NewChannel = {},
  ): Channel {
    const channel: Channel = {
      id: nextId(),
      type: type === "text" ? 0 : 5,
      guildId: guild.id,
      parentId: null,
      name,
      position: [...world.channels.values()].filter(({ guildId }) => guildId === guild.id).length,
      overwrites: [...overwrites],
      recipients: [],
      thread: null,
      messages: new Map(),
      lastMessageId: null,
    };
    world.channels.set(channel.id, channel);
    emitGuildEvent("CHANNEL_CREATE", channelJson(world, channel));
    return channel;
  }

  const addRole: GuildSetup["addRole"] = (guild, name, { may = [], mentionable = false } = {}) => {
    const position = guild.roles.size;
    const role = { id: nextId(), name, permissions: permissionBits(may), position, mentionable };
    guild.roles.set(role.id, role);
    emitGuildEvent("GUILD_ROLE_CREATE", { guild_id: guild.id, role: roleJson(role) });
    return role;
  };

  const giveRole: GuildSetup["giveRole"] = (guild, userId, role) => {
    const member = guild.members.get(userId);
    if (!member) throw new Error(`no member with id ${userId} in ${guild.name}`);
    member.roles.add(role.id);
    const d = { ...memberJson(member, world.users.get(userId)), guild_id: guild.id };
    // A bot receives changes to its own roles without the members intent.
    world.emit({ t: "GUILD_MEMBER_UPDATE", d, intent: userId === bot.id ? INTENT.guilds : INTENT.members });
  };

  function addBot(guild: Guild): void {
    addMember(guild, bot.id);
    emitGuildEvent("GUILD_CREATE", guildForBot(world, guild));
  }

  return {
    addGuild({ name = "The Daily", locale = "en-US", withBot = true, botMay = [] } = {}) {
      const owner = addOwner(world);
      const id = nextId();
      const guild: Guild = { id, name, ownerId: owner.id, roles: new Map(), members: new Map(), locale };
      const everyone = {
        id,
        name: "@everyone",
        permissions: EVERYONE_PERMISSIONS,
        position: 0,
        mentionable: false,
      };
      guild.roles.set(id, everyone);
      world.guilds.set(id, guild);
      addMember(guild, owner.id);
      addChannel(guild, "general");
      if (withBot) addBot(guild);
      if (botMay.length > 0) giveRole(guild, bot.id, addRole(guild, bot.username, { may: botMay }));
      return guild;
    },
    addChannel,
    addRole,
    giveRole,
    join(guild, userId) {
      addMember(guild, userId);
      const member = guild.members.get(userId);
      const d = { ...(member && memberJson(member, world.users.get(userId))), guild_id: guild.id };
      world.emit({ t: "GUILD_MEMBER_ADD", d, intent: INTENT.members });
    },
    channel(guild, name) {
      for (const channel of world.channels.values())
        if (channel.guildId === guild.id && channel.name === name) return channel;
      throw new Error(`no channel ${name} in ${guild.name}`);
    },
    addPrivateChannel: (first, second) => privateChannel(world, [first, second]),
    addBot,
    removeBot: (guild) => removeMember(world, guild, bot.id),
    removeFromGuild: (guild, userId) => removeMember(world, guild, userId),
    deleteChannel(channel) {
      const d = channelJson(world, channel);
      world.channels.delete(channel.id);
      for (const other of world.channels.values())
        if (other.parentId === channel.id) world.channels.delete(other.id);
      emitGuildEvent(channel.thread ? "THREAD_DELETE" : "CHANNEL_DELETE", d);
    },
    setPermissions(channel, { allow = [], deny = [], target = bot.id }) {
      const type = world.guilds.get(channel.guildId ?? "")?.roles.has(target) ? 0 : 1;
      overwrite(channel, { id: target, type }, { allow, deny });
      emitGuildEvent("CHANNEL_UPDATE", channelJson(world, channel));
    },
  };
}

function addOwner(world: World): User {
  const id = world.nextId();
  const user: User = {
    id,
    username: `owner-${id.slice(-4)}`,
    globalName: null,
    bot: false,
    acceptsDms: true,
    locale: "en-US",
    installedApp: false,
  };
  world.users.set(id, user);
  return user;
}
