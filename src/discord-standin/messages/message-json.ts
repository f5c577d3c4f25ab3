import type { Interaction, Json, Message } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { unreferencedAttachments } from "./attachments.ts";
import { attachmentJson, channelJson, isoTime, memberJson, userJson } from "./entity-json.ts";

/** A message as returned by the API, including the message it replies to (one level, as on Discord). */
export function messageJson(world: World, message: Message, nested = false): Json {
  const author = world.users.get(message.authorId);
  const thread = message.threadId === null ? undefined : world.channels.get(message.threadId);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    content: message.content,
    author: author && userJson(author),
    embeds: message.embeds,
    attachments: unreferencedAttachments(message).map(attachmentJson),
    components: message.components,
    mentions: message.pings.users.flatMap((id) => world.users.get(id) ?? []).map(userJson),
    mention_roles: message.pings.roles,
    mention_everyone: message.pings.everyone,
    flags: message.flags,
    pinned: false,
    tts: false,
    timestamp: isoTime(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : isoTime(message.editedAt),
    ...(message.webhookId !== null && { webhook_id: message.webhookId, application_id: message.webhookId }),
    ...(message.nonce !== null && { nonce: message.nonce }),
    ...(message.interaction && { interaction_metadata: metadataJson(world, message.interaction) }),
    ...(message.reference && referenceJson(world, message, nested)),
    ...(thread && { thread: channelJson(world, thread) }),
  };
}

function referenceJson(world: World, { reference, type }: Message, nested: boolean): Json {
  if (reference === null) return {};
  const target = world.channels.get(reference.channelId)?.messages.get(reference.messageId);
  const isVisible = target && !target.deleted;
  return {
    message_reference: {
      type: 0,
      message_id: reference.messageId,
      channel_id: reference.channelId,
      ...(reference.guildId !== null && { guild_id: reference.guildId }),
    },
    ...(!nested &&
      (type === 19 || type === 21) && {
        referenced_message: isVisible ? messageJson(world, target, true) : null,
      }),
  };
}

function metadataJson(world: World, interaction: Interaction): Json {
  const user = world.users.get(interaction.userId);
  return {
    id: interaction.id,
    type: interaction.type,
    user: user && userJson(user),
    authorizing_integration_owners: interaction.owners,
    ...(interaction.type === 2 && { name: interaction.commandName, command_type: interaction.data.type }),
    ...(interaction.type === 3 && { interacted_message_id: interaction.source?.id }),
    ...(interaction.opener && {
      triggering_interaction_metadata: metadataJson(world, interaction.opener),
    }),
    ...(interaction.original && { original_response_message_id: interaction.original.id }),
  };
}

/** Adds the gateway's extra fields: the channel type (clients recognize a new DM by it) and, in a guild, the member. */
export function messageEventJson(world: World, message: Message): Json {
  const channel = world.channels.get(message.channelId);
  const json = { ...messageJson(world, message), channel_type: channel?.type };
  if (message.guildId === null) return json;
  const member = world.guilds.get(message.guildId)?.members.get(message.authorId);
  return { ...json, guild_id: message.guildId, ...(member && { member: memberJson(member) }) };
}

const HIDDEN = { content: "", embeds: [], attachments: [], components: [] };

/**
 * A message for a bot without the Message Content intent: content removed, except in DMs, in the bot's own messages and
 * where the bot is mentioned (a reply that pings it counts). The referenced message is filtered by the same rule.
 */
export function withoutContent(world: World, message: Message, json: Json): Json {
  const quoted = json.referenced_message as Json | null | undefined;
  const target = message.reference && findReferenced(world, message);
  const referencedPart =
    quoted && target ? { referenced_message: withoutContent(world, target, quoted) } : {};
  const readable =
    message.guildId === null ||
    message.authorId === world.bot.id ||
    message.pings.users.includes(world.bot.id);
  return readable ? { ...json, ...referencedPart } : { ...json, ...referencedPart, ...HIDDEN };
}

function findReferenced(world: World, { reference }: Message): Message | undefined {
  return reference ? world.channels.get(reference.channelId)?.messages.get(reference.messageId) : undefined;
}
