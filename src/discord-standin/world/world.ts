import { type ChangeSignal, createChangeSignal } from "./change-signal.ts";
import { ALL_PERMISSIONS, channelPermissions, DM_PERMISSIONS, PERMISSION } from "./permissions.ts";
import { createSnowflakes } from "./snowflakes.ts";
import type { Channel, Command, Dispatch, Guild, Id, Interaction, Message, User } from "./types.ts";

/** The whole state of the stand-in: one application with its bot, the people, and the places where they talk. */
export interface World {
  readonly now: () => number;
  readonly nextId: () => Id;
  readonly applicationId: Id;
  readonly applicationName: string;
  readonly bot: User;
  readonly users: Map<Id, User>;
  /** All guilds, including those without the bot. */
  readonly guilds: Map<Id, Guild>;
  readonly channels: Map<Id, Channel>;
  readonly commands: Map<Id, Command>;
  readonly interactions: Map<string, Interaction>;
  readonly emit: (dispatch: Dispatch) => void;
  readonly listeners: Set<(dispatch: Dispatch) => void>;
  /** Fires after every event. */
  readonly signal: ChangeSignal;
}

export interface WorldOptions {
  readonly now: () => number;
  readonly name: string;
}

export function createWorld({ now, name }: WorldOptions): World {
  const nextId = createSnowflakes(now);
  const listeners = new Set<(dispatch: Dispatch) => void>();
  const signal = createChangeSignal();
  const applicationId = nextId();
  const bot: User = {
    id: nextId(),
    username: name,
    globalName: null,
    bot: true,
    acceptsDms: true,
    locale: "en-US",
    installedApp: false,
  };
  return {
    now,
    nextId,
    applicationId,
    applicationName: name,
    bot,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    commands: new Map(),
    interactions: new Map(),
    listeners,
    signal,
    emit(dispatch) {
      for (const listener of listeners) listener(dispatch);
      signal.changed();
    },
  };
}

export function isThread({ type }: Channel): boolean {
  return type >= 10;
}

/** A user's permissions in a channel; none if they are not a member of its guild or DM. */
export function permissionsIn(world: World, userId: Id, channel: Channel): bigint {
  if (channel.guildId === null) return channel.recipients.includes(userId) ? DM_PERMISSIONS : 0n;
  const guild = world.guilds.get(channel.guildId);
  const member = guild?.members.get(userId);
  if (guild === undefined || member === undefined) return 0n;
  const parent = channel.thread && channel.parentId ? world.channels.get(channel.parentId) : channel;
  const bits = parent ? channelPermissions(guild, member, parent) : 0n;
  if (channel.type !== 12 || bits & PERMISSION.manageThreads) return bits;
  return channel.thread?.members.has(userId) ? bits : 0n;
}

export function canSee(world: World, userId: Id, channel: Channel): boolean {
  return (permissionsIn(world, userId, channel) & PERMISSION.viewChannel) !== 0n;
}

/** Whether a user can see a message. */
export function isVisibleTo(world: World, userId: Id, message: Message): boolean {
  if (message.deleted) return false;
  if (message.onlyFor !== null) return message.onlyFor === userId;
  const channel = world.channels.get(message.channelId);
  return channel !== undefined && canSee(world, userId, channel);
}

/** The DM between a person and the bot; created if missing. */
export function dmChannel(world: World, userId: Id): Channel {
  for (const channel of world.channels.values())
    if (
      channel.type === 1 &&
      channel.recipients.includes(userId) &&
      channel.recipients.includes(world.bot.id)
    )
      return channel;
  return privateChannel(world, [userId, world.bot.id]);
}

/** Creates a DM between two users. */
export function privateChannel(world: World, recipients: readonly Id[]): Channel {
  const channel: Channel = {
    id: world.nextId(),
    type: 1,
    guildId: null,
    parentId: null,
    name: "",
    position: 0,
    overwrites: [],
    recipients,
    thread: null,
    messages: new Map(),
    lastMessageId: null,
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** The app's permissions where an interaction happens; if the bot is not there, limited to what its user may do. */
export function appPermissions(world: World, channel: Channel, userId: Id): bigint {
  const bits = permissionsIn(world, world.bot.id, channel);
  if (bits !== 0n || channel.guildId === null) return bits;
  const { embedLinks, attachFiles, useExternalEmojis } = PERMISSION;
  const userPermissions = permissionsIn(world, userId, channel);
  return userPermissions & (embedLinks | attachFiles | useExternalEmojis) & ALL_PERMISSIONS;
}
