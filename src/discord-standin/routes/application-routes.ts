import { DAY_MS } from "../../domain/core/time.ts";
import { apiError } from "../http/api-error.ts";
import { NO_CONTENT, ok, param, type Route, type RouteCall } from "../http/router.ts";
import { commandJson, userJson } from "../messages/entity-json.ts";
import type { Command, Id, Json } from "../world/types.ts";
import { type App, guildOf } from "./app.ts";

/** Routes for the application, the gateway's address, and global and guild commands. */
export function applicationRoutes(app: App): readonly Route[] {
  const { world } = app;
  const gateway = () => ({
    url: app.gatewayUrl,
    shards: 1,
    session_start_limit: {
      total: app.sessionsTotal,
      remaining: app.sessionsLeft(),
      reset_after: DAY_MS,
      max_concurrency: 1,
    },
  });
  const application = () => ok(aboutApplication(app));
  return [
    { method: "GET", path: "/gateway", handle: () => ok({ url: app.gatewayUrl }) },
    { method: "GET", path: "/gateway/bot", handle: () => ok(gateway()) },
    { method: "GET", path: "/applications/@me", handle: application },
    { method: "GET", path: "/oauth2/applications/@me", handle: application },
    { method: "GET", path: "/users/@me", handle: () => ok(userJson(world.bot)) },
    ...commandRoutes(app, "/applications/:application/commands"),
    ...commandRoutes(app, "/applications/:application/guilds/:guild/commands"),
  ];
}

function aboutApplication({ world, applicationFlags }: App): Json {
  return {
    id: world.applicationId,
    name: world.applicationName,
    description: "",
    icon: null,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: "0".repeat(64),
    flags: applicationFlags,
    bot: userJson(world.bot),
    integration_types_config: { 0: {}, 1: {} },
  };
}

function commandRoutes(app: App, path: string): readonly Route[] {
  const { world } = app;
  const scope = (call: RouteCall): Id | null => {
    if (param(call, "application") !== world.applicationId) throw apiError(50001);
    const guild = call.params.guild;
    return guild === undefined ? null : guildOf(app, guild).id;
  };
  const commandsIn = (guildId: Id | null) =>
    [...world.commands.values()].filter((command) => command.guildId === guildId);
  const byId = (call: RouteCall): Command => {
    const guildId = scope(call);
    const command = world.commands.get(param(call, "command"));
    if (command?.guildId !== guildId) throw apiError(10063);
    return command;
  };
  return [
    {
      method: "GET",
      path,
      handle: (call) => ok(commandsIn(scope(call)).map((command) => commandJson(world, command))),
    },
    { method: "PUT", path, handle: (call) => ok(overwriteCommands(app, scope(call), call.body)) },
    {
      method: "POST",
      path,
      handle(call) {
        const guildId = scope(call);
        const others = commandsIn(guildId).filter(({ name }) => name !== call.body.name);
        app.checks.command(call.body, others.length);
        const before = world.commands.size;
        const command = upsert(app, guildId, call.body);
        return { status: world.commands.size > before ? 201 : 200, body: commandJson(world, command) };
      },
    },
    { method: "GET", path: `${path}/:command`, handle: (call) => ok(commandJson(world, byId(call))) },
    {
      method: "PATCH",
      path: `${path}/:command`,
      handle(call) {
        const command = byId(call);
        const body = { ...command.body, ...call.body };
        app.checks.command(body, 0);
        return ok(commandJson(world, upsert(app, command.guildId, body)));
      },
    },
    {
      method: "DELETE",
      path: `${path}/:command`,
      handle(call) {
        world.commands.delete(byId(call).id);
        return NO_CONTENT;
      },
    },
  ];
}

function overwriteCommands(app: App, guildId: Id | null, body: unknown): Json[] {
  const { world } = app;
  const bodies = Array.isArray(body) ? (body as Json[]) : [];
  app.checks.allCommands(bodies);
  const retained = new Set(bodies.map((command) => upsert(app, guildId, command).id));
  for (const command of world.commands.values())
    if (command.guildId === guildId && !retained.has(command.id)) world.commands.delete(command.id);
  return [...world.commands.values()]
    .filter((command) => command.guildId === guildId)
    .map((command) => commandJson(world, command));
}

/** Creates or replaces a command; the same name and type in the same scope keeps its id. */
function upsert({ world }: App, guildId: Id | null, body: Json): Command {
  const type = typeof body.type === "number" ? body.type : 1;
  const name = String(body.name);
  const existing = [...world.commands.values()].find(
    (other) => other.guildId === guildId && other.name === name && other.type === type,
  );
  const command: Command = {
    id: existing?.id ?? world.nextId(),
    guildId,
    version: world.nextId(),
    type,
    name,
    body: { ...DEFAULTS, ...(guildId === null && GLOBAL_DEFAULTS), ...definedOnly(body), type },
  };
  world.commands.set(command.id, command);
  return command;
}

const DEFAULTS = {
  description: "",
  name_localizations: null,
  description_localizations: null,
  default_member_permissions: null,
  integration_types: [0],
  nsfw: false,
};

const GLOBAL_DEFAULTS = { contexts: null, dm_permission: true };

function definedOnly(body: Json): Json {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
