import { PERMISSION } from "../world/permissions.ts";
import type { Channel, Id, Json, Message, Pings } from "../world/types.ts";
import { permissionsIn, type World } from "../world/world.ts";

export const NO_PINGS: Pings = { everyone: false, users: [], roles: [] };

/** The text in which mentions count: the content and text displays, never embeds. */
export function mentionText(content: string, components: readonly Json[]): string {
  const parts = [content];
  const walk = (component: Json): void => {
    if (component.type === 10) parts.push(String(component.content ?? ""));
    for (const key of ["components", "accessory", "component"]) {
      const inner = component[key];
      for (const child of Array.isArray(inner) ? inner : inner ? [inner] : []) walk(child as Json);
    }
  };
  components.forEach(walk);
  return parts.join("\n");
}

interface MentionSource {
  readonly channel: Channel;
  readonly authorId: Id;
  readonly text: string;
  /** allowed_mentions from the request; null or undefined allows everything, as on Discord. */
  readonly allowed: unknown;
  /** The message replied to. */
  readonly repliedTo: Message | null;
}

/**
 * Who the message would notify. Mentions inside code count too: stricter than Discord, so that a test for "nobody was
 * pinged" never depends on Markdown. Roles and @everyone ping only if the author may. Source: Discord's reference,
 * "Allowed mentions".
 */
export function findPings(
  world: World,
  { channel, authorId, text, allowed, repliedTo }: MentionSource,
): Pings {
  const rule = parseAllowedMentions(allowed);
  const users = new Set<Id>();
  const roles = new Set<Id>();
  const mayMentionAll = (permissionsIn(world, authorId, channel) & PERMISSION.mentionEveryone) !== 0n;
  const everyone = rule.everyone && mayMentionAll && /@(everyone|here)/.test(text);
  if (text.includes("<@")) {
    for (const [, id = ""] of text.matchAll(/<@!?(\d+)>/g))
      if (rule.user(id) && world.users.has(id)) users.add(id);
    const guildRoles = channel.guildId === null ? undefined : world.guilds.get(channel.guildId)?.roles;
    for (const [, id = ""] of text.matchAll(/<@&(\d+)>/g)) {
      const role = guildRoles?.get(id);
      if (role && rule.role(id) && (mayMentionAll || role.mentionable)) roles.add(id);
    }
  }
  // A message sent through an interaction token is a webhook's: it has no author to notify.
  if (rule.repliedUser && repliedTo?.webhookId === null && repliedTo.authorId !== authorId)
    users.add(repliedTo.authorId);
  return everyone || users.size + roles.size > 0
    ? { everyone, users: [...users], roles: [...roles] }
    : NO_PINGS;
}

function parseAllowedMentions(allowed: unknown) {
  if (typeof allowed !== "object" || allowed === null)
    return { everyone: true, repliedUser: true, user: () => true, role: () => true };
  const { parse, users, roles, replied_user: repliedUser } = allowed as Json;
  const parsed = new Set(Array.isArray(parse) ? parse : []);
  const idSet = (list: unknown) => new Set(Array.isArray(list) ? list : []);
  const namedUsers = idSet(users);
  const namedRoles = idSet(roles);
  return {
    everyone: parsed.has("everyone"),
    repliedUser: repliedUser === true,
    user: (id: Id) => parsed.has("users") || namedUsers.has(id),
    role: (id: Id) => parsed.has("roles") || namedRoles.has(id),
  };
}

export function joinPings(first: Pings, second: Pings): Pings {
  if (second === NO_PINGS) return first;
  return {
    everyone: first.everyone || second.everyone,
    users: [...new Set([...first.users, ...second.users])],
    roles: [...new Set([...first.roles, ...second.roles])],
  };
}
