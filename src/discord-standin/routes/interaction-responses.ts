import { apiError } from "../http/api-error.ts";
import type { UploadedFile } from "../http/request-body.ts";
import { resolveAttachmentUrls, updateAttachments } from "../messages/attachments.ts";
import { ACKNOWLEDGE_WITHIN_MS, recordEffect, TOKEN_LIFE_MS } from "../messages/interactions.ts";
import { createMessage, deleteMessage, editMessage, FLAG, type MessageInput } from "../messages/messages.ts";
import type { Choice, Id, Interaction, Json, Message } from "../world/types.ts";
import type { App } from "./app.ts";

/** Flags that may be set: suppressed embeds, ephemeral, loading (set by the stand-in itself), silent, Components V2. */
const SETTABLE = (1 << 2) | FLAG.ephemeral | FLAG.loading | (1 << 12) | FLAG.componentsV2;

/** Limit if only the user installed the app. Source: Discord's reference, "Create followup message". */
const MAX_FOLLOW_UPS = 5;

/** A message's body and files. */
export interface MessageRequest {
  readonly body: Json;
  readonly files: readonly UploadedFile[];
}

/** The interaction of a callback; error 10062 if unknown or not acknowledged in time, 40060 if already acknowledged. */
export function interactionToAnswer({ world }: App, id: Id, token: string): Interaction {
  const interaction = world.interactions.get(token);
  if (interaction?.id !== id) throw apiError(10062);
  const age = world.now() - interaction.createdAt;
  if (interaction.acknowledged === null ? age > ACKNOWLEDGE_WITHIN_MS : age >= TOKEN_LIFE_MS)
    throw apiError(10062);
  if (interaction.acknowledged !== null) throw apiError(40060);
  return interaction;
}

/** The interaction of a webhook token; error 50027 if unknown or expired, 10015 before it is acknowledged. */
export function interactionOfToken({ world }: App, applicationId: Id, token: string): Interaction {
  if (applicationId !== world.applicationId) throw apiError(10015);
  const interaction = world.interactions.get(token);
  if (!interaction || world.now() - interaction.createdAt >= TOKEN_LIFE_MS) throw apiError(50027);
  if (interaction.acknowledged === null) throw apiError(10015);
  return interaction;
}

/** Applies a callback. Returns the message it created or changed, or null. */
export function applyCallback(
  app: App,
  interaction: Interaction,
  { body, files }: MessageRequest,
): Message | null {
  app.checks.callback(interaction, body, files.length);
  const type = Number(body.type);
  const data = (body.data ?? {}) as Json;
  interaction.acknowledged = type;
  switch (type) {
    case 4:
      return reply(app, interaction, { body: data, files });
    case 5:
      return defer(app, interaction, data);
    case 6:
      interaction.original = interaction.source;
      recordEffect(interaction, { kind: "deferred-update" });
      return interaction.original;
    case 7:
      return update(app, interaction, { body: data, files });
    case 8:
      recordEffect(interaction, { kind: "choices", choices: (data.choices ?? []) as Choice[] });
      return null;
    default:
      recordEffect(interaction, { kind: "modal", modal: data });
      return null;
  }
}

function reply(app: App, interaction: Interaction, request: MessageRequest): Message {
  interaction.ephemeral = isEphemeral(request.body);
  const message = createResponseMessage(app, interaction, request, interaction.ephemeral);
  interaction.original = message;
  recordEffect(interaction, { kind: "reply", message });
  return message;
}

function defer(app: App, interaction: Interaction, data: Json): Message {
  interaction.ephemeral = isEphemeral(data);
  interaction.loading = true;
  const flags = FLAG.loading | (interaction.ephemeral ? FLAG.ephemeral : 0);
  const message = createResponseMessage(
    app,
    interaction,
    { body: { flags }, files: [] },
    interaction.ephemeral,
  );
  interaction.original = message;
  recordEffect(interaction, { kind: "deferred", ephemeral: interaction.ephemeral });
  return message;
}

function update(app: App, interaction: Interaction, request: MessageRequest): Message {
  const { source } = interaction;
  if (source === null) throw apiError(10008);
  interaction.original = source;
  const message = editResponseMessage(app, source, request, false);
  recordEffect(interaction, { kind: "update", message });
  return message;
}

/**
 * Sends another message through the token. The first follow-up to a "thinking" response replaces it and keeps the
 * deferral's visibility.
 */
export function followUp(app: App, interaction: Interaction, request: MessageRequest): Message {
  app.checks.followUp(request.body, request.files.length);
  if (interaction.loading && interaction.original)
    return fill(app, interaction, interaction.original, request);
  const followUps = interaction.effects.filter(({ kind }) => kind === "follow-up").length;
  if (!("0" in interaction.owners) && followUps >= MAX_FOLLOW_UPS) throw apiError(40094);
  const message = createResponseMessage(app, interaction, request, isEphemeral(request.body));
  recordEffect(interaction, { kind: "follow-up", message });
  return message;
}

function fill(app: App, interaction: Interaction, original: Message, request: MessageRequest): Message {
  interaction.loading = false;
  const message = editResponseMessage(app, original, request, true);
  recordEffect(interaction, { kind: "edit", message });
  return message;
}

export function editResponse(
  app: App,
  interaction: Interaction,
  message: Message,
  request: MessageRequest,
): Message {
  app.checks.editMessage(request.body, message, request.files.length);
  if (message === interaction.original && interaction.loading)
    return fill(app, interaction, message, request);
  editResponseMessage(app, message, request, false);
  recordEffect(interaction, { kind: "edit", message });
  return message;
}

export function deleteResponse(app: App, interaction: Interaction, message: Message): void {
  if (message === interaction.original) interaction.loading = false;
  deleteMessage(app.world, message);
  recordEffect(interaction, { kind: "delete", message });
}

/** "@original", or a message of this interaction by id; else error 10008. */
export function responseMessage(
  interaction: Interaction,
  id: Id,
  find: (id: Id) => Message | undefined,
): Message {
  const message = id === "@original" ? interaction.original : find(id);
  const isOwn = message && (message === interaction.original || message.interaction === interaction);
  if (!isOwn || message.deleted) throw apiError(10008);
  return message;
}

function createResponseMessage(
  { world, cdn }: App,
  interaction: Interaction,
  request: MessageRequest,
  ephemeral: boolean,
): Message {
  const channel = world.channels.get(interaction.channelId);
  if (channel === undefined) throw apiError(10003);
  const target = { channelId: channel.id, present: [], ephemeral };
  const { all, referenceable } = updateAttachments(cdn, request, target);
  const before = interaction.original ?? interaction.source;
  return createMessage(world, {
    channel,
    authorId: world.bot.id,
    input: {
      ...resolveAttachmentUrls(request.body as MessageInput, referenceable),
      flags: Number(request.body.flags ?? 0) & SETTABLE,
    },
    attachments: all,
    type: before ? 19 : interaction.data.type === 1 || interaction.type !== 2 ? 20 : 23,
    reference: before && { messageId: before.id, channelId: channel.id, guildId: channel.guildId },
    interaction,
    onlyFor: ephemeral ? interaction.userId : null,
  });
}

function editResponseMessage(
  { world, cdn }: App,
  message: Message,
  request: MessageRequest,
  first: boolean,
): Message {
  const ephemeral = message.onlyFor !== null;
  const target = { channelId: message.channelId, present: message.attachments, ephemeral };
  const { all, referenceable } = updateAttachments(cdn, request, target);
  return editMessage(world, message, {
    input: resolveAttachmentUrls(request.body as MessageInput, referenceable),
    attachments: all,
    first,
  });
}

function isEphemeral({ flags }: Json): boolean {
  return typeof flags === "number" && (flags & FLAG.ephemeral) !== 0;
}
