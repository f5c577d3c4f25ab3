import { unreferencedAttachments } from "../../src/discord-standin/messages/attachments.ts";
import { FLAG } from "../../src/discord-standin/messages/messages.ts";
import { PERMISSION } from "../../src/discord-standin/world/permissions.ts";
import type {
  Attachment,
  Channel,
  Guild,
  Id,
  Interaction,
  Json,
  Message,
  User,
} from "../../src/discord-standin/world/types.ts";
import {
  canSee,
  isThread,
  isVisibleTo,
  permissionsIn,
  type World,
} from "../../src/discord-standin/world/world.ts";
import { type Names, parseMarkdown, plainText } from "./markdown.ts";
import type {
  AttachmentView,
  ChannelView,
  ComponentView,
  GuildView,
  MessageView,
  UserView,
} from "./view-types.ts";

const EXCERPT_CHARACTERS = 140;

/** Message type of a thread's first entry. */
const THREAD_STARTER = 21;

/** Spreads avatar hues far apart. */
const GOLDEN_ANGLE = 137.5;

export function userView(world: World, user: User): UserView {
  const hue = Math.round(([...world.users.keys()].indexOf(user.id) * GOLDEN_ANGLE) % 360);
  return { id: user.id, name: user.globalName ?? user.username, bot: user.bot, hue };
}

function userViewById(world: World, id: Id): UserView {
  const user = world.users.get(id);
  return user ? userView(world, user) : { id, name: "Deleted User", bot: false, hue: 0 };
}

/** A message as one person sees it; the caller checks isVisibleTo first. */
export function messageView(world: World, message: Message, viewer: Id): MessageView {
  const starter = message.type === THREAD_STARTER ? threadStarterView(world, message, viewer) : null;
  if (starter) return { ...starter, id: message.id, channel: message.channelId, kind: THREAD_STARTER };
  return plainMessageView(world, message, viewer);
}

/** A thread's first entry shows the whole starter message, without the buttons that work only on the original. */
function threadStarterView(world: World, { reference }: Message, viewer: Id): MessageView | null {
  const target = world.channels.get(reference?.channelId ?? "")?.messages.get(reference?.messageId ?? "");
  if (!target || !isVisibleTo(world, viewer, target)) return null;
  const view = plainMessageView(world, target, viewer);
  return { ...view, thread: null, components: view.components.flatMap(withoutButtons) };
}

function withoutButtons(component: ComponentView): ComponentView[] {
  if (component.type === 1) return [];
  const { accessory, components, ...rest } = component;
  const inner = components && { components: components.flatMap(withoutButtons) };
  return [{ ...rest, ...inner, ...(accessory && accessory.type !== 2 && { accessory }) } as ComponentView];
}

function plainMessageView(world: World, message: Message, viewer: Id): MessageView {
  const names = namesIn(world, message);
  const { id, channelId: channel, flags, pings } = message;
  const roles = world.guilds.get(message.guildId ?? "")?.members.get(viewer)?.roles;
  return {
    id,
    channel,
    author: userViewById(world, message.authorId),
    at: message.createdAt,
    edited: message.editedAt !== null,
    text: message.content,
    content: parseMarkdown(message.content, names),
    components: withPageUrls(message, viewer).map((component) => componentView(component, names)),
    attachments: unreferencedAttachments(message).map((file) => attachmentView(message, file, viewer)),
    reply: replyOf(world, message, viewer),
    invocation: invocationOf(world, message.interaction),
    thread: threadOf(world, message),
    onlyYou: message.onlyFor !== null,
    thinking: (flags & FLAG.loading) !== 0,
    mentionsYou:
      pings.everyone || pings.users.includes(viewer) || pings.roles.some((role) => roles?.has(role)),
    kind: message.type,
  };
}

function attachmentView(message: Message, file: Attachment, viewer: Id): AttachmentView {
  const { id, filename, contentType, description, bytes } = file;
  const url = pageUrl(message, file, viewer);
  return { id, filename, contentType, description, size: bytes.length, url };
}

function pageUrl({ channelId, id }: Message, file: Attachment, viewer: Id): string {
  return `/files/${channelId}/${id}/${file.id}?as=${viewer}`;
}

/** Replaces CDN URLs by the page server's, the only ones the page may load; adds file names and sizes. */
function withPageUrls(message: Message, viewer: Id): readonly Json[] {
  const byUrl = new Map(message.attachments.map((file) => [file.url, file]));
  if (byUrl.size === 0) return message.components;
  return JSON.parse(JSON.stringify(message.components), (_key, value: unknown) => {
    const url = typeof value === "object" && value !== null && "url" in value ? value.url : undefined;
    const file = typeof url === "string" ? byUrl.get(url) : undefined;
    if (!file) return value;
    const { filename, bytes } = file;
    return { ...(value as Json), url: pageUrl(message, file, viewer), filename, size: bytes.length };
  }) as Json[];
}

function namesIn(world: World, { guildId }: Message): Names {
  return {
    user: (id) => (world.users.has(id) ? userViewById(world, id).name : undefined),
    channel: (id) => world.channels.get(id)?.name,
    role: (id) => world.guilds.get(guildId ?? "")?.roles.get(id)?.name,
  };
}

function componentView(component: Json, names: Names): ComponentView {
  const { type, content, components, accessory } = component;
  return {
    ...component,
    type: Number(type),
    ...(type === 10 && { nodes: parseMarkdown(String(content ?? ""), names) }),
    ...(Array.isArray(components) && {
      components: components.map((inner: Json) => componentView(inner, names)),
    }),
    ...(accessory ? { accessory: componentView(accessory as Json, names) } : {}),
  } as ComponentView;
}

function replyOf(world: World, message: Message, viewer: Id): MessageView["reply"] {
  const { reference } = message;
  // A response to a button shows no reply line, as in the client right below the button's message.
  if (reference === null || (message.type !== 19 && message.type !== THREAD_STARTER)) return null;
  const target = world.channels.get(reference.channelId)?.messages.get(reference.messageId);
  if (!target || !isVisibleTo(world, viewer, target))
    return { id: reference.messageId, author: null, excerpt: "", pings: false };
  const excerpt = excerptOf(world, target);
  const pings = message.pings.users.includes(target.authorId);
  return { id: target.id, author: userViewById(world, target.authorId), excerpt, pings };
}

function excerptOf(world: World, target: Message): string {
  const texts = (component: Json): string[] => [
    ...(component.type === 10 ? [String(component.content)] : []),
    ...(Array.isArray(component.components) ? component.components.flatMap(texts) : []),
  ];
  const all = [target.content, ...target.components.flatMap(texts)];
  const text = plainText(parseMarkdown(all.find((part) => part !== "") ?? "", namesIn(world, target)));
  return text.length > EXCERPT_CHARACTERS ? `${text.slice(0, EXCERPT_CHARACTERS)}…` : text;
}

function invocationOf(world: World, interaction: Interaction | null): MessageView["invocation"] {
  if (interaction === null || interaction.type !== 2) return null;
  const slash = interaction.data.type === 1 ? "/" : "";
  return { by: userViewById(world, interaction.userId), command: `${slash}${interaction.commandName}` };
}

function threadOf(world: World, { threadId }: Message): MessageView["thread"] {
  const thread = threadId === null ? undefined : world.channels.get(threadId);
  if (!thread) return null;
  const messages = [...thread.messages.values()].filter(({ type }) => type !== THREAD_STARTER).length;
  return { id: thread.id, name: thread.name, messages };
}

function channelView(world: World, channel: Channel, viewer: Id): ChannelView {
  const requiredPermission = channel.thread ? PERMISSION.sendMessagesInThreads : PERMISSION.sendMessages;
  const otherRecipient = channel.recipients.find((id) => id !== viewer);
  return {
    id: channel.id,
    name: otherRecipient === undefined ? channel.name : userViewById(world, otherRecipient).name,
    kind: kindOf(channel),
    parent: isThread(channel) ? channel.parentId : null,
    mayWrite: (permissionsIn(world, viewer, channel) & requiredPermission) !== 0n,
  };
}

function kindOf(channel: Channel): ChannelView["kind"] {
  if (isThread(channel)) return "thread";
  if (channel.type === 1) return "dm";
  return channel.type === 5 ? "announcement" : "text";
}

/** The channels a person sees in a guild; each thread follows its channel. */
function channelsIn(world: World, guild: Guild, viewer: Id): ChannelView[] {
  const visibleChannels = [...world.channels.values()].filter(
    (channel) => channel.guildId === guild.id && canSee(world, viewer, channel),
  );
  const views = visibleChannels.map((channel) => channelView(world, channel, viewer));
  return views
    .filter(({ parent }) => parent === null)
    .flatMap((channel) => [channel, ...views.filter(({ parent }) => parent === channel.id)]);
}

export function guildViews(world: World, viewer: Id): GuildView[] {
  const guilds = [...world.guilds.values()].filter(({ members }) => members.has(viewer));
  return guilds.map((guild) => ({
    id: guild.id,
    name: guild.name,
    channels: channelsIn(world, guild, viewer),
    // The stand-in's owner accounts exist only to own a guild.
    members: [...guild.members.keys()]
      .filter((id) => id !== guild.ownerId)
      .map((id) => userViewById(world, id)),
    roles: [...guild.roles.values()].map(({ id, name }) => ({ id, name })),
  }));
}

export function directMessages(world: World, viewer: Id): ChannelView[] {
  return [...world.channels.values()]
    .filter(({ type, recipients }) => type === 1 && recipients.includes(viewer))
    .map((channel) => channelView(world, channel, viewer));
}
