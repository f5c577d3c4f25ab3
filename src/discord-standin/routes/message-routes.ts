import { INTENT } from "../gateway/gateway-session.ts";
import { apiError } from "../http/api-error.ts";
import { NO_CONTENT, ok, param, type Route, type RouteCall } from "../http/router.ts";
import { resolveAttachmentUrls, updateAttachments } from "../messages/attachments.ts";
import {
  assertNotLocked,
  createMessage,
  deleteMessage,
  editMessage,
  emitUpdate,
  FLAG,
  guildField,
  type MessageInput,
  messageIn,
} from "../messages/messages.ts";
import { isBefore } from "../world/snowflakes.ts";
import type { Channel, Id, Json, Message, MessageReference } from "../world/types.ts";
import { isThread } from "../world/world.ts";
import { type App, botMay, channelFor, messageFor, requirePermission } from "./app.ts";

/** Routes for a channel's messages. */
export function messageRoutes(app: App): readonly Route[] {
  const { world } = app;
  const path = "/channels/:channel/messages";
  const recent = createNonces(app);
  const channelOf = (call: RouteCall) => channelFor(app, param(call, "channel"));
  const messageOf = (call: RouteCall) => messageIn(channelOf(call), param(call, "message"));
  return [
    { method: "GET", path, handle: (call) => ok(listMessages(app, channelOf(call), call.query)) },
    { method: "GET", path: `${path}/:message`, handle: (call) => ok(messageFor(app, messageOf(call))) },
    {
      method: "POST",
      path,
      handle(call) {
        const channel = channelOf(call);
        checkPost(app, channel, call);
        const message = recent.find(call.body) ?? post(app, channel, call);
        recent.remember(message);
        return ok(messageFor(app, message));
      },
    },
    { method: "PATCH", path: `${path}/:message`, handle: (call) => ok(edit(app, messageOf(call), call)) },
    {
      method: "DELETE",
      path: `${path}/:message`,
      handle(call) {
        const message = messageOf(call);
        if (message.authorId !== world.bot.id) requirePermission(app, channelOf(call), "manageMessages");
        deleteMessage(world, message);
        return NO_CONTENT;
      },
    },
    {
      method: "POST",
      path: `${path}/:message/crosspost`,
      handle(call) {
        if (channelOf(call).type !== 5) throw apiError(50024);
        const message = messageOf(call);
        message.flags |= FLAG.crossposted;
        emitUpdate(world, message);
        return ok(messageFor(app, message));
      },
    },
    {
      method: "POST",
      path: "/channels/:channel/typing",
      handle(call) {
        const channel = channelOf(call);
        requireWriteAccess(app, channel);
        const intent = channel.guildId === null ? INTENT.dmTyping : INTENT.guildTyping;
        const timestamp = Math.floor(world.now() / 1000);
        const d = { channel_id: channel.id, user_id: world.bot.id, timestamp, ...guildField(channel) };
        world.emit({ t: "TYPING_START", d, channel, intent });
        return NO_CONTENT;
      },
    },
  ];
}

function requireWriteAccess(app: App, channel: Channel): void {
  requirePermission(app, channel, isThread(channel) ? "sendMessagesInThreads" : "sendMessages");
  assertNotLocked(channel);
  if (channel.type !== 1) return;
  const person = channel.recipients.find((id) => id !== app.world.bot.id);
  if (!app.world.users.get(person ?? "")?.acceptsDms) throw apiError(50007);
}

function checkPost(app: App, channel: Channel, { body, files }: RouteCall): void {
  requireWriteAccess(app, channel);
  app.checks.newMessage(body, files.length);
  if (files.length > 0) requirePermission(app, channel, "attachFiles");
  if (Array.isArray(body.embeds) && body.embeds.length > 0) requirePermission(app, channel, "embedLinks");
}

/** Flags a bot may set: suppressed embeds, silent, voice message, Components V2. Others are ignored. */
const SETTABLE = (1 << 2) | (1 << 12) | (1 << 13) | FLAG.componentsV2;

function post(app: App, channel: Channel, call: RouteCall): Message {
  const { world, cdn } = app;
  const { body } = call;
  const reference = referenceOf(app, channel, body.message_reference as Json | null | undefined);
  const target = { channelId: channel.id, present: [], ephemeral: false };
  const { all, referenceable } = updateAttachments(cdn, call, target);
  return createMessage(world, {
    channel,
    authorId: world.bot.id,
    input: {
      ...resolveAttachmentUrls(body as MessageInput, referenceable),
      flags: Number(body.flags ?? 0) & SETTABLE,
    },
    attachments: all,
    type: reference ? 19 : 0,
    reference,
    nonce: (body.nonce ?? null) as string | number | null,
  });
}

function referenceOf(
  app: App,
  channel: Channel,
  referenceJson: Json | null | undefined,
): MessageReference | null {
  if (!referenceJson) return null;
  const messageId = String(referenceJson.message_id);
  const existing = channel.messages.get(messageId);
  if (!existing || existing.onlyFor !== null) {
    if (referenceJson.fail_if_not_exists === false) return null;
    throw app.checks.unknownReference();
  }
  if (!botMay(app, channel, "readMessageHistory")) throw apiError(160002);
  return { messageId, channelId: channel.id, guildId: channel.guildId };
}

function edit(app: App, message: Message, call: RouteCall): Json {
  const { world, cdn, checks } = app;
  if (message.authorId !== world.bot.id) throw apiError(50005);
  checks.editMessage(call.body, message, call.files.length);
  const target = { channelId: message.channelId, present: message.attachments, ephemeral: false };
  const { all, referenceable } = updateAttachments(cdn, call, target);
  const input = resolveAttachmentUrls(call.body as MessageInput, referenceable);
  return messageFor(app, editMessage(world, message, { input, attachments: all }));
}

/** Newest first, at most `limit` (default 50); with "after", the oldest messages after that id. */
function listMessages(app: App, channel: Channel, query: URLSearchParams): Json[] {
  if (!botMay(app, channel, "readMessageHistory")) return [];
  const limit = app.checks.limit(query.get("limit"));
  const all = [...channel.messages.values()].filter(({ onlyFor }) => onlyFor === null);
  const [before, after, around] = ["before", "after", "around"].map((name) => query.get(name));
  const picked = pick(all, limit, { before, after, around });
  return picked.reverse().map((message) => messageFor(app, message));
}

interface Bounds {
  readonly before: Id | null | undefined;
  readonly after: Id | null | undefined;
  readonly around: Id | null | undefined;
}

function pick(all: readonly Message[], limit: number, { before, after, around }: Bounds): Message[] {
  if (around) {
    const at = all.findIndex(({ id }) => !isBefore(id, around));
    const from = Math.max(0, (at < 0 ? all.length : at) - Math.floor(limit / 2));
    return all.slice(from, from + limit);
  }
  if (after) return all.filter(({ id }) => isBefore(after, id)).slice(0, limit);
  return (before ? all.filter(({ id }) => isBefore(id, before)) : all).slice(-limit);
}

/**
 * enforce_nonce. Documented: "If another message was created by the same author with the same nonce [in the past few
 * minutes], that message will be returned and no new message will be created." The documentation does not mention the
 * channel, so a nonce applies to all of the bot's messages wherever they were sent. A nonce whose message was deleted
 * answers 10008. Interaction tokens have no nonces.
 */
function createNonces({ world, nonceWindowMs }: App) {
  const recent = new Map<string, Message>();
  return {
    find({ nonce, enforce_nonce: enforce }: Json): Message | null {
      const earlier = enforce === true && nonce != null ? recent.get(String(nonce)) : undefined;
      if (earlier === undefined || world.now() - earlier.createdAt > nonceWindowMs) return null;
      if (earlier.deleted) throw apiError(10008);
      return earlier;
    },
    remember(message: Message): void {
      if (message.nonce !== null) recent.set(String(message.nonce), message);
    },
  };
}
