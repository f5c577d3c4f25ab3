import { createChangeSignal } from "../world/change-signal.ts";
import type { Channel, Effect, Id, Interaction, InteractionType, Json, Message } from "../world/types.ts";
import { appPermissions, permissionsIn, type World } from "../world/world.ts";
import { channelJson, memberJson, userJson } from "./entity-json.ts";
import { messageJson } from "./message-json.ts";

/** How long a bot has to acknowledge, and how long a token is valid, in ms. Source: Discord's reference. */
export const ACKNOWLEDGE_WITHIN_MS = 3000;
export const TOKEN_LIFE_MS = 15 * 60_000;

export interface NewInteraction {
  readonly type: InteractionType;
  readonly userId: Id;
  readonly channel: Channel;
  readonly data: Json;
  readonly commandName?: string | null;
  readonly source?: Message | null;
  readonly opener?: Interaction | null;
  readonly owners: Readonly<Record<string, Id>>;
}

/** Opens an interaction and sends it to the bot. */
export function openInteraction(world: World, options: NewInteraction): Interaction {
  dropExpired(world);
  const id = world.nextId();
  const interaction: Interaction = {
    id,
    token: `interaction-token-${id}`,
    type: options.type,
    userId: options.userId,
    channelId: options.channel.id,
    guildId: options.channel.guildId,
    data: options.data,
    createdAt: world.now(),
    commandName: options.commandName ?? null,
    source: options.source ?? null,
    opener: options.opener ?? null,
    owners: options.owners,
    acknowledged: null,
    loading: false,
    ephemeral: false,
    original: null,
    effects: [],
    signal: createChangeSignal(),
  };
  world.interactions.set(interaction.token, interaction);
  world.emit({ t: "INTERACTION_CREATE", d: interactionJson(world, interaction, options.channel), intent: 0 });
  return interaction;
}

/** Records a bot response to the interaction. */
export function recordEffect(interaction: Interaction, effect: Effect): void {
  interaction.effects.push(effect);
  interaction.signal.changed();
}

/** Drops long-expired interactions; expired and unknown tokens get the same answer. */
function dropExpired({ interactions, now }: World): void {
  for (const [token, { createdAt }] of interactions) {
    if (now() - createdAt <= 2 * TOKEN_LIFE_MS) return;
    interactions.delete(token);
  }
}

function interactionJson(world: World, interaction: Interaction, channel: Channel): Json {
  const { id, token, type, data, source, owners } = interaction;
  return {
    id,
    application_id: world.applicationId,
    type,
    token,
    version: 1,
    channel_id: channel.id,
    channel: channelJson(world, channel),
    app_permissions: appPermissions(world, channel, interaction.userId).toString(),
    entitlements: [],
    authorizing_integration_owners: owners,
    context: contextOf(world, channel),
    attachment_size_limit: 10_485_760,
    data,
    ...(source && { message: messageJson(world, source) }),
    ...userFieldsJson(world, interaction, channel),
  };
}

/** Interaction context: 0 guild, 1 DM with the bot, 2 DM between other people. */
export function contextOf(world: World, channel: Channel): 0 | 1 | 2 {
  if (channel.guildId !== null) return 0;
  return channel.recipients.includes(world.bot.id) ? 1 : 2;
}

function userFieldsJson(world: World, { userId }: Interaction, channel: Channel): Json {
  const user = world.users.get(userId);
  const locale = user?.locale ?? "en-US";
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const member = guild?.members.get(userId);
  if (!guild || !member) return { user: user && userJson(user), locale };
  const permissions = permissionsIn(world, userId, channel).toString();
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: { ...memberJson(member, user), permissions },
    locale,
  };
}
