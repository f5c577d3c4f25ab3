import {
  type APIInteraction,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord.js";

/** Who sent an interaction, where, and what is allowed there. */
export interface InteractionRequest {
  readonly id: string;
  readonly applicationId: string;
  readonly token: string;
  /** Monotonic time of receipt. */
  readonly receivedMs: number;
  /** Six characters, shown to the user in errors and written to the log. */
  readonly correlationId: string;
  readonly user: string;
  /** The guild whose library is used; null in direct messages and for user installs. */
  readonly guild: string | null;
  readonly channel: string | null;
  readonly inThread: boolean;
  readonly inDirect: boolean;
  /** Whether the bot is a member there, may post and can be replied to. */
  readonly canPost: boolean;
  /** Whether the bot may attach files there. */
  readonly canAttach: boolean;
  /** Whether the person has Manage Server. */
  readonly isManager: boolean;
  /** Discord locales ("en-US", "de") of the person and the guild. */
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

/** Null if the bot is not installed in the guild, only by the person (user install). */
function guildOfInstall({ guild_id, authorizing_integration_owners: owners }: APIInteraction): string | null {
  const owner = owners?.[ApplicationIntegrationType.GuildInstall];
  return guild_id !== undefined && owner === guild_id ? guild_id : null;
}

/** Administrators have every permission. */
function hasPermission(permissions: bigint, permission: bigint): boolean {
  return (permissions & (permission | PermissionFlagsBits.Administrator)) !== 0n;
}
