import { INTENT } from "../gateway/gateway-session.ts";
import { apiError } from "../http/api-error.ts";
import { NO_CONTENT, ok, param, type Route, type RouteCall } from "../http/router.ts";
import { channelJson, isoTime } from "../messages/entity-json.ts";
import { createMessage, emitUpdate, FLAG, messageIn } from "../messages/messages.ts";
import type { Channel, ChannelType, Id, Json, Message } from "../world/types.ts";
import { isThread, type World } from "../world/world.ts";
import { type App, channelFor, requirePermission } from "./app.ts";

/** Routes for threads: starting them with or without a message, editing them, and their members. */
export function threadRoutes(app: App): readonly Route[] {
  const { world } = app;
  const channelOf = (call: RouteCall) => channelFor(app, param(call, "channel"));
  const members = "/channels/:channel/thread-members";
  const userOf = (call: RouteCall) => (call.params.user === "@me" ? world.bot.id : param(call, "user"));
  return [
    {
      method: "POST",
      path: "/channels/:channel/messages/:message/threads",
      handle(call) {
        const channel = channelOf(call);
        const message = messageIn(channel, param(call, "message"));
        app.checks.form("CreateTextThreadWithMessageRequestSchema", call.body);
        requirePermission(app, channel, "createPublicThreads");
        return {
          status: 201,
          body: channelJson(
            world,
            threadFromMessage(world, channel, message, { ownerId: world.bot.id, body: call.body }),
          ),
        };
      },
    },
    {
      method: "POST",
      path: "/channels/:channel/threads",
      handle(call) {
        const channel = channelOf(call);
        app.checks.form("CreateTextThreadWithoutMessageRequestSchema", call.body);
        // Documented default: a private thread.
        const type = (call.body.type ?? 12) as ChannelType;
        requirePermission(app, channel, type === 12 ? "createPrivateThreads" : "createPublicThreads");
        const thread = openThread(world, channel, {
          id: world.nextId(),
          type,
          ownerId: world.bot.id,
          body: call.body,
        });
        return { status: 201, body: channelJson(world, thread) };
      },
    },
    {
      method: "PATCH",
      path: "/channels/:channel",
      handle: (call) => ok(change(app, channelOf(call), call.body)),
    },
    {
      method: "GET",
      path: members,
      handle: (call) =>
        ok(Array.from(threadOf(channelOf(call)).members, (entry) => memberOf(channelOf(call), ...entry))),
    },
    {
      method: "PUT",
      path: `${members}/:user`,
      handle(call) {
        const channel = channelOf(call);
        if (!world.users.has(userOf(call))) throw apiError(10013);
        joinThread(world, channel, userOf(call));
        return NO_CONTENT;
      },
    },
    {
      method: "DELETE",
      path: `${members}/:user`,
      handle(call) {
        const channel = channelOf(call);
        threadOf(channel).members.delete(userOf(call));
        emitMembersUpdate(world, channel, { removed_member_ids: [userOf(call)] });
        return NO_CONTENT;
      },
    },
  ];
}

function threadOf({ thread }: Channel) {
  if (thread === null) throw apiError(50024);
  return thread;
}

/** Starts a thread from a message; the thread gets the message's id. */
export function threadFromMessage(
  world: World,
  channel: Channel,
  message: Message,
  options: Pick<NewThread, "ownerId" | "body">,
): Channel {
  if (message.threadId !== null) throw apiError(160004);
  const type = channel.type === 5 ? 10 : 11;
  const thread = openThread(world, channel, { ...options, id: message.id, type });
  message.threadId = thread.id;
  message.flags |= FLAG.hasThread;
  const reference = { messageId: message.id, channelId: channel.id, guildId: channel.guildId };
  createMessage(world, { channel: thread, authorId: message.authorId, input: {}, type: 21, reference });
  emitUpdate(world, message);
  return thread;
}

interface NewThread {
  readonly id: Id;
  readonly type: ChannelType;
  readonly ownerId: Id;
  readonly body: Json;
}

function openThread(world: World, parent: Channel, { id, type, ownerId, body }: NewThread): Channel {
  if (parent.guildId === null || isThread(parent)) throw apiError(50024);
  const thread: Channel = {
    id,
    type,
    guildId: parent.guildId,
    parentId: parent.id,
    name: String(body.name),
    position: 0,
    overwrites: [],
    recipients: [],
    messages: new Map(),
    lastMessageId: null,
    thread: {
      ownerId,
      members: new Map([[ownerId, world.now()]]),
      archived: false,
      locked: false,
      archivedAt: world.now(),
      autoArchiveMinutes: Number(body.auto_archive_duration ?? 4320),
    },
  };
  world.channels.set(thread.id, thread);
  const isOwn = ownerId === world.bot.id && { member: memberOf(thread, ownerId, world.now()) };
  const d = { ...channelJson(world, thread), newly_created: true, ...isOwn };
  world.emit({ t: "THREAD_CREATE", d, channel: thread, intent: INTENT.guilds });
  return thread;
}

function memberOf(thread: Channel, userId: Id, joinedAt: number): Json {
  return { id: thread.id, user_id: userId, join_timestamp: isoTime(joinedAt), flags: 0 };
}

/** Adds a member to a thread, as sending a message in it does. */
export function joinThread(world: World, channel: Channel, userId: Id): void {
  const { members } = threadOf(channel);
  if (members.has(userId)) return;
  members.set(userId, world.now());
  emitMembersUpdate(world, channel, { added_members: [memberOf(channel, userId, world.now())] });
}

function emitMembersUpdate(world: World, channel: Channel, change: Json): void {
  const count = threadOf(channel).members.size;
  const d = { id: channel.id, guild_id: channel.guildId, member_count: count, ...change };
  world.emit({ t: "THREAD_MEMBERS_UPDATE", d, channel, intent: INTENT.guilds });
}

function change(app: App, channel: Channel, body: Json): Json {
  const { world } = app;
  const { thread } = channel;
  app.checks.form("UpdateThreadRequestPartialSchema", body);
  const isOwn = thread?.ownerId === world.bot.id && body.locked === undefined;
  if (!isOwn) requirePermission(app, channel, thread ? "manageThreads" : "manageChannels");
  if (typeof body.name === "string") channel.name = body.name;
  if (thread && typeof body.locked === "boolean") thread.locked = body.locked;
  if (thread && typeof body.archived === "boolean") thread.archived = body.archived;
  if (thread) thread.archivedAt = world.now();
  const d = channelJson(world, channel);
  const t = thread ? "THREAD_UPDATE" : "CHANNEL_UPDATE";
  world.emit({ t, d, channel, intent: INTENT.guilds });
  return d;
}
