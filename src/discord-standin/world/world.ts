import { type ChangeSignal, createChangeSignal } from "./change-signal.ts";
import { ALL_PERMISSIONS, channelPermissions, DM_PERMISSIONS, PERMISSION } from "./permissions.ts";
import { createSnowflakes } from "./snowflakes.ts";
import type { Channel, Command, Dispatch, Guild, Id, Interaction, Message, User } from "./types.ts";

/** Everything there is in this Discord: one application with its bot, the people, and where they talk. */
export interface World {
  readonly now: () => number;
  readonly nextId: () => Id;
  readonly applicationId: Id;
  readonly applicationName: string;
  readonly bot: User;
  readonly users: Map<Id, User>;
  /** All guilds, also those the bot is not in. */
  readonly guilds: Map<Id, Guild>;
  readonly channels: Map<Id, Channel>;
  readonly commands: Map<Id, Command>;
  readonly interactions: Map<string, Interaction>;
  readonly emit: (dispatch: Dispatch) => void;
  readonly listeners: Set<(dispatch: Dispatch) => void>;
  /** Changes with every event. */
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

/** What a user may do in a channel; nothing if they are not where it is. */
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

/** Whether a message is there for a user to see. */
export function isVisibleTo(world: World, userId: Id, message: Message): boolean {
  if (message.deleted) return false;
  if (message.onlyFor !== null) return message.onlyFor === userId;
  const channel = world.channels.get(message.channelId);
  return channel !== undefined && canSee(world, userId, channel);
}

/** The DM between a person and the bot, made when it does not exist. */
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

/** A new DM between the given two. */
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

/** What the app may do where an interaction happens; without the bot there, what its user may. */
export function appPermissions(world: World, channel: Channel, userId: Id): bigint {
  const bits = permissionsIn(world, world.bot.id, channel);
  if (bits !== 0n || channel.guildId === null) return bits;
  const { embedLinks, attachFiles, useExternalEmojis } = PERMISSION;
  const userPermissions = permissionsIn(world, userId, channel);
  return userPermissions & (embedLinks | attachFiles | useExternalEmojis) & ALL_PERMISSIONS;
}
