import type { Channel, Guild, Id, Member } from "./types.ts";

/** Permission bits by name. Source: Discord's reference, "Permissions". */
export const PERMISSION = {
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useExternalEmojis: 1n << 18n,
  useApplicationCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  createPrivateThreads: 1n << 36n,
  sendMessagesInThreads: 1n << 38n,
} as const;

export type PermissionName = keyof typeof PERMISSION;

export const ALL_PERMISSIONS = (1n << 53n) - 1n;

/** Permissions of @everyone in a new guild. */
export const EVERYONE_PERMISSIONS = permissionBits([
  "viewChannel",
  "sendMessages",
  "embedLinks",
  "attachFiles",
  "readMessageHistory",
  "useExternalEmojis",
  "useApplicationCommands",
  "createPublicThreads",
  "createPrivateThreads",
  "sendMessagesInThreads",
]);

export function permissionBits(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PERMISSION[name], 0n);
}

/** A member's guild-wide permissions: those of @everyone and their roles; all of them for the owner. */
export function guildPermissions(guild: Guild, member: Member): bigint {
  if (guild.ownerId === member.userId) return ALL_PERMISSIONS;
  let bits = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const id of member.roles) bits |= guild.roles.get(id)?.permissions ?? 0n;
  return bits & PERMISSION.administrator ? ALL_PERMISSIONS : bits;
}

/**
 * A member's permissions in a channel; a thread uses its parent's overwrites. Applied in Discord's order: @everyone's
 * overwrite, all roles' together, then the member's own. Without "view channel" nothing remains.
 */
export function channelPermissions(guild: Guild, member: Member, { overwrites }: Channel): bigint {
  const base = guildPermissions(guild, member);
  if (base === ALL_PERMISSIONS) return base;
  let bits = base;
  const everyone = overwrites.find(({ id }) => id === guild.id);
  if (everyone) bits = (bits & ~everyone.deny) | everyone.allow;
  let allow = 0n;
  let deny = 0n;
  for (const overwrite of overwrites) {
    if (overwrite.type !== 0 || overwrite.id === guild.id || !member.roles.has(overwrite.id)) continue;
    allow |= overwrite.allow;
    deny |= overwrite.deny;
  }
  bits = (bits & ~deny) | allow;
  const own = overwrites.find(({ id, type }) => type === 1 && id === member.userId);
  if (own) bits = (bits & ~own.deny) | own.allow;
  return bits & PERMISSION.viewChannel ? bits : 0n;
}

/** Permissions of everyone in a DM: everything about messages. */
export const DM_PERMISSIONS = permissionBits([
  "viewChannel",
  "sendMessages",
  "embedLinks",
  "attachFiles",
  "readMessageHistory",
  "mentionEveryone",
  "useExternalEmojis",
]);

/** Adds or replaces the overwrite of one role or member. */
export function overwrite(
  channel: Channel,
  target: { readonly id: Id; readonly type: 0 | 1 },
  change: { readonly allow?: readonly PermissionName[]; readonly deny?: readonly PermissionName[] },
): void {
  channel.overwrites = [
    ...channel.overwrites.filter(({ id }) => id !== target.id),
    { ...target, allow: permissionBits(change.allow ?? []), deny: permissionBits(change.deny ?? []) },
  ];
}
