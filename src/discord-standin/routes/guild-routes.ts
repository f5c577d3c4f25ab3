import { INTENT } from "../gateway/gateway-session.ts";
import { apiError } from "../http/api-error.ts";
import { NO_CONTENT, ok, param, type Route } from "../http/router.ts";
import { channelJson, guildJson, memberJson, roleJson, userJson } from "../messages/entity-json.ts";
import type { Guild, Id } from "../world/types.ts";
import { canSee, dmChannel, type World } from "../world/world.ts";
import { type App, channelFor, guildOf } from "./app.ts";

/** Routes for guilds, members, roles, users and DMs. */
export function guildRoutes(app: App): readonly Route[] {
  const { world } = app;
  const guild = "/guilds/:guild";
  return [
    { method: "GET", path: guild, handle: (call) => ok(guildJson(guildOf(app, param(call, "guild")))) },
    {
      method: "GET",
      path: `${guild}/channels`,
      handle: (call) => ok(channelsOf(world, guildOf(app, param(call, "guild")), false)),
    },
    {
      method: "GET",
      path: `${guild}/threads/active`,
      handle(call) {
        const threads = channelsOf(world, guildOf(app, param(call, "guild")), true);
        return ok({ threads, members: [] });
      },
    },
    {
      method: "GET",
      path: `${guild}/roles`,
      handle: (call) => ok([...guildOf(app, param(call, "guild")).roles.values()].map(roleJson)),
    },
    {
      method: "GET",
      path: `${guild}/members`,
      handle(call) {
        const members = [...guildOf(app, param(call, "guild")).members.values()];
        return ok(members.map((member) => memberJson(member, world.users.get(member.userId))));
      },
    },
    {
      method: "GET",
      path: `${guild}/members/:user`,
      handle(call) {
        const member = guildOf(app, param(call, "guild")).members.get(param(call, "user"));
        if (member === undefined) throw apiError(10007);
        return ok(memberJson(member, world.users.get(member.userId)));
      },
    },
    {
      method: "DELETE",
      path: `/users/@me${guild}`,
      handle(call) {
        removeMember(world, guildOf(app, param(call, "guild")), world.bot.id);
        return NO_CONTENT;
      },
    },
    {
      method: "GET",
      path: "/users/@me/guilds",
      handle() {
        const mine = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id));
        return ok(mine.map(({ id, name }) => ({ id, name, icon: null, owner: false, features: [] })));
      },
    },
    {
      method: "GET",
      path: "/users/:user",
      handle(call) {
        const user = world.users.get(param(call, "user"));
        if (user === undefined) throw apiError(10013);
        return ok(userJson(user));
      },
    },
    {
      method: "POST",
      path: "/users/@me/channels",
      handle({ body }) {
        app.checks.form("CreatePrivateChannelRequestSchema", body);
        const user = world.users.get(String(body.recipient_id));
        if (user === undefined) throw apiError(10013);
        if (user.bot) throw apiError(50007);
        return ok(channelJson(world, dmChannel(world, user.id)));
      },
    },
    {
      method: "GET",
      path: "/channels/:channel",
      handle: (call) => ok(channelJson(world, channelFor(app, param(call, "channel")))),
    },
  ];
}

function channelsOf(world: World, guild: Guild, threads: boolean) {
  return [...world.channels.values()]
    .filter(({ guildId, thread }) => guildId === guild.id && (thread !== null) === threads)
    .filter((channel) => !channel.thread?.archived && canSee(world, world.bot.id, channel))
    .map((channel) => channelJson(world, channel));
}

/** Removes a member from a guild. If it is the bot, the guild's commands go too. */
export function removeMember(world: World, guild: Guild, userId: Id): void {
  guild.members.delete(userId);
  const user = world.users.get(userId);
  if (userId === world.bot.id) {
    for (const command of world.commands.values())
      if (command.guildId === guild.id) world.commands.delete(command.id);
    world.emit({ t: "GUILD_DELETE", d: { id: guild.id }, intent: INTENT.guilds });
  } else if (user) {
    const d = { guild_id: guild.id, user: userJson(user) };
    world.emit({ t: "GUILD_MEMBER_REMOVE", d, intent: INTENT.members });
  }
}
