import {
  type APIInteraction,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord.js";

/** Who asks, where, and what is allowed there: what every interaction says of itself. */
export interface InteractionRequest {
  readonly id: string;
  readonly applicationId: string;
  readonly token: string;
  /** By Clock.monotonicMs. */
  readonly receivedMs: number;
  /** Six characters that the user sees in an error and the log has too. */
  readonly correlationId: string;
  readonly user: string;
  /** The guild whose library is asked; null in direct messages and where only the person has installed the bot. */
  readonly guild: string | null;
  readonly channel: string | null;
  /** Whether the channel is a thread. */
  readonly inThread: boolean;
  readonly inDirect: boolean;
  /** Whether the bot itself is there and may post and be replied to. */
  readonly canPost: boolean;
  /** Whether files may go along with what the bot says there. */
  readonly canAttach: boolean;
  /** Whether the person may manage the guild. */
  readonly isManager: boolean;
  /** The person's language and the guild's, as Discord names them ("en-US", "de"). */
  readonly locale: string;
  readonly guildLocale: string | null;
}

const THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

export function parseRequest(
  interaction: APIInteraction,
  receivedMs: number,
  correlationId: string,
): InteractionRequest {
  const guild = guildOfInstall(interaction);
  const inThread = THREADS.has(interaction.channel?.type ?? ChannelType.GuildText);
  const inDirect = interaction.context === InteractionContextType.BotDM;
  const appPermissions = BigInt(interaction.app_permissions);
  const sendPermission = inThread
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return {
    id: interaction.id,
    applicationId: interaction.application_id,
    token: interaction.token,
    receivedMs,
    correlationId,
    user: (interaction.member?.user ?? interaction.user)?.id ?? "",
    guild,
    channel: interaction.channel?.id ?? null,
    inThread,
    inDirect,
    canPost:
      inDirect ||
      (guild !== null &&
        hasPermission(appPermissions, PermissionFlagsBits.ViewChannel) &&
        hasPermission(appPermissions, sendPermission)),
    canAttach: inDirect || hasPermission(appPermissions, PermissionFlagsBits.AttachFiles),
    isManager:
      guild !== null &&
      hasPermission(BigInt(interaction.member?.permissions ?? 0), PermissionFlagsBits.ManageGuild),
    locale: "locale" in interaction ? interaction.locale : "en-US",
    guildLocale: ("guild_locale" in interaction ? interaction.guild_locale : undefined) ?? null,
  };
}

/** Null where the bot was not added to the guild, but by a person for themselves. */
function guildOfInstall({ guild_id, authorizing_integration_owners: owners }: APIInteraction): string | null {
  const owner = owners?.[ApplicationIntegrationType.GuildInstall];
  return guild_id !== undefined && owner === guild_id ? guild_id : null;
}

/** An administrator may do everything. */
function hasPermission(permissions: bigint, permission: bigint): boolean {
  return (permissions & (permission | PermissionFlagsBits.Administrator)) !== 0n;
}
