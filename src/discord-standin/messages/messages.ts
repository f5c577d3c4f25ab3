import { apiError } from "../http/api-error.ts";
import type {
  Attachment,
  Channel,
  Id,
  Interaction,
  Json,
  Message,
  MessageReference,
} from "../world/types.ts";
import { isThread, type World } from "../world/world.ts";
import { findPings, joinPings, mentionText } from "./mentions.ts";
import { messageEventJson } from "./message-json.ts";

export const FLAG = {
  crossposted: 1 << 0,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  hasThread: 1 << 5,
  componentsV2: 1 << 15,
} as const;

/** The request fields that define a message; in an edit, a missing field stays unchanged. */
export interface MessageInput {
  readonly content?: string | null;
  readonly embeds?: readonly Json[] | null;
  readonly components?: readonly Json[] | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: unknown;
}

export interface NewMessage {
  readonly channel: Channel;
  readonly authorId: Id;
  readonly input: MessageInput;
  readonly attachments?: readonly Attachment[];
  readonly type?: number;
  readonly reference?: MessageReference | null;
  readonly nonce?: string | number | null;
  readonly interaction?: Interaction | null;
  readonly onlyFor?: Id | null;
}

/** Intent bits for messages. Source: Discord's reference, "Gateway intents". */
const GUILD_MESSAGES = 1 << 9;
const DIRECT_MESSAGES = 1 << 12;

/** Stores a message with its content trimmed, as Discord does, and emits it. */
export function createMessage(world: World, options: NewMessage): Message {
  const { channel, authorId, input, reference = null, interaction = null } = options;
  const content = (input.content ?? "").trim();
  const components = withComponentIds(input.components ?? []);
  const repliedTo = reference && options.type === 19 ? findMessage(world, reference) : null;
  const text = mentionText(content, components);
  const pings = findPings(world, { channel, authorId, text, allowed: input.allowed_mentions, repliedTo });
  const message: Message = {
    id: world.nextId(),
    channelId: channel.id,
    guildId: channel.guildId,
    authorId,
    webhookId: interaction ? world.applicationId : null,
    type: options.type ?? 0,
    content,
    embeds: (input.embeds ?? []).map((embed) => ({ type: "rich", ...embed })),
    attachments: options.attachments ?? [],
    components,
    flags: input.flags ?? 0,
    createdAt: world.now(),
    editedAt: null,
    reference,
    nonce: options.nonce ?? null,
    interaction,
    onlyFor: options.onlyFor ?? null,
    pings,
    everPinged: pings,
    edits: 0,
    deleted: false,
    threadId: null,
  };
  channel.messages.set(message.id, message);
  channel.lastMessageId = message.id;
  if (channel.thread?.archived) channel.thread.archived = false;
  emitMessageEvent(world, "MESSAGE_CREATE", channel, message);
  return message;
}

function findMessage(world: World, { channelId, messageId }: MessageReference): Message | null {
  return world.channels.get(channelId)?.messages.get(messageId) ?? null;
}

export interface Edit {
  readonly input: MessageInput;
  readonly attachments?: readonly Attachment[];
  /** Fills a "thinking" response, which does not count as an edit. */
  readonly first?: boolean;
}

/**
 * Changes a message. Mentions are recalculated with the edit's own allowed_mentions; an edit without them allows all,
 * whatever the message was created with.
 */
export function editMessage(world: World, message: Message, { input, attachments, first }: Edit): Message {
  const channel = channelOf(world, message);
  if (input.content !== undefined) message.content = (input.content ?? "").trim();
  if (input.embeds !== undefined)
    message.embeds = (input.embeds ?? []).map((embed) => ({ type: "rich", ...embed }));
  if (input.components !== undefined) message.components = withComponentIds(input.components ?? []);
  if (attachments !== undefined) message.attachments = attachments;
  // An edit may change only two flags: suppressed embeds (bit 2), and Components V2, which stays once set.
  const changeable = (1 << 2) | FLAG.componentsV2;
  if (typeof input.flags === "number")
    message.flags =
      (message.flags & ~(1 << 2)) | (input.flags & changeable) | (message.flags & FLAG.componentsV2);
  message.flags &= ~FLAG.loading;
  const changed = input.content !== undefined || input.components !== undefined;
  if (changed || input.allowed_mentions !== undefined) recalculatePings(world, channel, message, input);
  if (first !== true) {
    message.editedAt = world.now();
    message.edits += 1;
  }
  emitMessageEvent(world, "MESSAGE_UPDATE", channel, message);
  return message;
}

function recalculatePings(world: World, channel: Channel, message: Message, input: MessageInput): void {
  message.pings = findPings(world, {
    channel,
    authorId: message.authorId,
    text: mentionText(message.content, message.components),
    allowed: input.allowed_mentions,
    repliedTo: null,
  });
  message.everPinged = joinPings(message.everPinged, message.pings);
}

export function deleteMessage(world: World, message: Message): void {
  const channel = channelOf(world, message);
  message.deleted = true;
  channel.messages.delete(message.id);
  const d = { id: message.id, channel_id: channel.id, ...guildField(channel) };
  world.emit({ t: "MESSAGE_DELETE", d, message, ...audience(channel, message) });
}

/** Emits a message again without an edit, for example after a thread was started from it. */
export function emitUpdate(world: World, message: Message): void {
  emitMessageEvent(world, "MESSAGE_UPDATE", channelOf(world, message), message);
}

function emitMessageEvent(world: World, t: string, channel: Channel, message: Message): void {
  world.emit({ t, d: messageEventJson(world, message), message, ...audience(channel, message) });
}

function audience(channel: Channel, { onlyFor }: Message) {
  return {
    channel,
    intent: channel.guildId === null ? DIRECT_MESSAGES : GUILD_MESSAGES,
    ...(onlyFor !== null && { onlyFor }),
  };
}

export function channelOf(world: World, { channelId }: Message): Channel {
  const channel = world.channels.get(channelId);
  if (channel === undefined) throw apiError(10003);
  return channel;
}

export function guildField({ guildId }: Channel): Json {
  return guildId === null ? {} : { guild_id: guildId };
}

/** A message by id, or error 10008. As on Discord, ephemeral messages cannot be fetched this way. */
export function messageIn(channel: Channel, id: Id): Message {
  const message = channel.messages.get(id);
  if (message === undefined || message.onlyFor !== null) throw apiError(10008);
  return message;
}

/** Numbers components without an id, as Discord does. */
function withComponentIds(components: readonly Json[]): Json[] {
  let next = 1;
  const number = (component: Json): Json => {
    const id = component.id || next++;
    const inner: Json = {};
    for (const key of ["components", "accessory"] as const) {
      const value = component[key];
      if (Array.isArray(value)) inner[key] = value.map((child) => number(child as Json));
      else if (value) inner[key] = number(value as Json);
    }
    return { ...component, id, ...inner };
  };
  return components.map(number);
}

/** Throws if the channel is an archived and locked thread. */
export function assertNotLocked(channel: Channel): void {
  if (isThread(channel) && channel.thread?.archived && channel.thread.locked) throw apiError(50083);
}
