import type { Attachment, Channel, Command, Guild, Json, Member, Role, User } from "../world/types.ts";
import type { World } from "../world/world.ts";

export function userJson(user: User): Json {
  return {
    id: user.id,
    username: user.username,
    discriminator: user.bot ? "0001" : "0",
    global_name: user.globalName,
    avatar: null,
    bot: user.bot,
    public_flags: 0,
  };
}

export function memberJson(member: Member, user?: User): Json {
  return {
    ...(user && { user: userJson(user) }),
    nick: member.nick,
    avatar: null,
    roles: [...member.roles],
    joined_at: isoTime(member.joinedAt),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

export function roleJson(role: Role): Json {
  return {
    id: role.id,
    name: role.name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: role.position,
    permissions: role.permissions.toString(),
    managed: false,
    mentionable: role.mentionable,
    flags: 0,
  };
}

export function channelJson(world: World, channel: Channel): Json {
  const base = { id: channel.id, type: channel.type, last_message_id: channel.lastMessageId, flags: 0 };
  if (channel.type === 1) {
    const others = channel.recipients.filter((id) => id !== world.bot.id);
    return { ...base, recipients: others.flatMap((id) => world.users.get(id) ?? []).map(userJson) };
  }
  const inGuild = { ...base, guild_id: channel.guildId, name: channel.name, parent_id: channel.parentId };
  if (channel.thread) return { ...inGuild, ...threadJson(channel, channel.thread) };
  return {
    ...inGuild,
    position: channel.position,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
  };
}

function threadJson(channel: Channel, thread: NonNullable<Channel["thread"]>): Json {
  return {
    owner_id: thread.ownerId,
    message_count: channel.messages.size,
    total_message_sent: channel.messages.size,
    member_count: thread.members.size,
    rate_limit_per_user: 0,
    thread_metadata: {
      archived: thread.archived,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: isoTime(thread.archivedAt),
      locked: thread.locked,
      ...(channel.type === 12 && { invitable: true }),
    },
  };
}

/** A guild as returned by GET. */
export function guildJson(guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    icon: null,
    splash: null,
    banner: null,
    description: null,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    nsfw: false,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    vanity_url_code: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [...guild.roles.values()].map(roleJson),
  };
}

/**
 * A guild as sent in GUILD_CREATE: with all channels, the threads the bot may see, and the bot as its only listed
 * member.
 */
export function guildCreateJson(world: World, guild: Guild, channels: readonly Channel[]): Json {
  const me = guild.members.get(world.bot.id);
  return {
    ...guildJson(guild),
    joined_at: isoTime(me?.joinedAt ?? world.now()),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: me ? [memberJson(me, world.bot)] : [],
    channels: channels.filter(({ thread }) => !thread).map((channel) => channelJson(world, channel)),
    threads: channels
      .filter(({ thread }) => thread && !thread.archived)
      .map((channel) => channelJson(world, channel)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function commandJson(world: World, command: Command): Json {
  return {
    ...command.body,
    id: command.id,
    application_id: world.applicationId,
    version: command.version,
    ...(command.guildId !== null && { guild_id: command.guildId }),
  };
}

export function attachmentJson(attachment: Attachment): Json {
  return {
    id: attachment.id,
    filename: attachment.filename,
    size: attachment.bytes.length,
    url: attachment.url,
    proxy_url: attachment.url,
    content_type: attachment.contentType,
    ...(attachment.description !== null && { description: attachment.description }),
    ...(attachment.ephemeral && { ephemeral: true }),
  };
}

export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace("Z", "000+00:00");
}
