import type { Cdn, NewFile } from "../messages/attachments.ts";
import { attachmentJson, channelJson, memberJson, roleJson, userJson } from "../messages/entity-json.ts";
import { contextOf } from "../messages/interactions.ts";
import { guildPermissions } from "../world/permissions.ts";
import type { Channel, Command, Id, Json, User } from "../world/types.ts";
import { permissionsIn, type World } from "../world/world.ts";

/** An option's value: text, a number, a boolean, an id of a user, role or channel, or a file. */
export type OptionValue = string | number | boolean | NewFile;

/** Who uses a command, and where. */
export interface CommandPlace {
  readonly world: World;
  readonly cdn: Cdn;
  readonly user: User;
  readonly channel: Channel;
}

/** The installations that allow the app here: 0 the guild's (or the bot's DM), 1 the user's own. */
export function ownersAt({ world, user, channel }: Omit<CommandPlace, "cdn">): Record<string, Id> {
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const inGuild = guild?.members.has(world.bot.id) === true;
  return {
    ...(inGuild && { 0: guild.id }),
    ...(contextOf(world, channel) === 1 && { 0: "0" }),
    ...(user.installedApp && { 1: user.id }),
  };
}

/** The command with this name that a person is offered here; the guild's own command first. Throws if there is none. */
export function findCommand(place: CommandPlace, name: string, type: number): Command {
  const { world, channel } = place;
  const named = [...world.commands.values()].filter(
    (candidate) => candidate.name === name && candidate.type === type,
  );
  const command =
    named.find(({ guildId }) => guildId !== null && guildId === channel.guildId) ??
    named.find(({ guildId }) => guildId === null);
  if (!command) throw new Error(`no command ${name} (type ${type}) is registered here`);
  const reason = reasonNotOffered(place, command);
  if (reason !== null) throw new Error(`/${name} is not offered here: ${reason}`);
  return command;
}

/** The commands a person is offered here, in registration order. */
export function offeredCommands(place: Omit<CommandPlace, "cdn">): readonly Command[] {
  const { world, channel } = place;
  const here = [...world.commands.values()].filter(
    ({ guildId }) => guildId === null || guildId === channel.guildId,
  );
  return here.filter((command) => reasonNotOffered(place, command) === null);
}

function reasonNotOffered(place: Omit<CommandPlace, "cdn">, { body, guildId }: Command): string | null {
  const { world, user, channel } = place;
  const contexts = body.contexts as readonly number[] | null | undefined;
  if (guildId === null && contexts && !contexts.includes(contextOf(world, channel))) return "wrong context";
  const kinds = (body.integration_types ?? [0]) as readonly number[];
  if (!kinds.some((kind) => String(kind) in ownersAt(place))) return "the app is not installed for it";
  const needed = body.default_member_permissions;
  const guild = world.guilds.get(channel.guildId ?? "");
  const member = guild?.members.get(user.id);
  if (!guild || !member) return guild ? "not a member" : null;
  const granted = guildPermissions(guild, member) | permissionsIn(world, user.id, channel);
  if (typeof needed === "string" && (granted & BigInt(needed)) !== BigInt(needed))
    return "permissions are missing";
  return null;
}

/** The data of a slash command: follows the words to the subcommand; validates options as the client does. */
export function slashData(
  place: CommandPlace,
  words: readonly string[],
  values: Readonly<Record<string, OptionValue>>,
  focused: string | null,
): Json {
  const command = findCommand(place, words[0] ?? "", 1);
  const resolved: Record<string, Record<Id, Json>> = {};
  const descend = (definition: Json, rest: readonly string[]): Json[] => {
    const options = (definition.options ?? []) as Json[];
    const [word, ...deeper] = rest;
    if (word === undefined) return fillOptions(place, options, values, focused, resolved);
    const sub = options.find(({ name, type }) => name === word && (type === 1 || type === 2));
    if (!sub) throw new Error(`/${words.join(" ")}: there is no ${word}`);
    return [{ type: sub.type, name: word, options: descend(sub, deeper) }];
  };
  return {
    id: command.id,
    name: command.name,
    type: 1,
    options: descend(command.body, words.slice(1)),
    ...(Object.keys(resolved).length > 0 && { resolved }),
    ...(command.guildId !== null && { guild_id: command.guildId }),
  };
}

function fillOptions(
  place: CommandPlace,
  definitions: readonly Json[],
  values: Readonly<Record<string, OptionValue>>,
  focused: string | null,
  resolved: Record<string, Record<Id, Json>>,
): Json[] {
  const names = new Set(definitions.map(({ name }) => name));
  for (const name of Object.keys(values)) if (!names.has(name)) throw new Error(`there is no option ${name}`);
  return definitions.flatMap((definition) => {
    const name = String(definition.name);
    const value = values[name];
    if (value === undefined) {
      if (definition.required === true && focused === null) throw new Error(`option ${name} is required`);
      return focused === name ? [{ name, type: definition.type, value: "", focused: true }] : [];
    }
    if (focused === null) checkOption(definition, value);
    const wireValue = resolve(place, Number(definition.type), value, resolved);
    return [{ name, type: definition.type, value: wireValue, ...(focused === name && { focused: true }) }];
  });
}

/** Rejects values that the client would not send. */
function checkOption(definition: Json, value: OptionValue): void {
  const { name, choices, autocomplete, min_length, max_length, min_value, max_value } = definition;
  const reject = (reason: string) => {
    throw new Error(`option ${name}: ${reason}`);
  };
  if (Array.isArray(choices) && choices.length > 0 && autocomplete !== true)
    if (!choices.some((choice: Json) => choice.value === value)) reject("not one of the choices");
  if (typeof value === "string" && value.length > Number(max_length ?? 6000)) reject("too long");
  if (typeof value === "string" && value.length < Number(min_length ?? 0)) reject("too short");
  if (typeof value === "number" && value > Number(max_value ?? Number.MAX_SAFE_INTEGER)) reject("too large");
  if (typeof value === "number" && value < Number(min_value ?? Number.MIN_SAFE_INTEGER)) reject("too small");
}

/** Sends types 6 user, 7 channel, 8 role, 9 user or role and 11 file as ids; adds the objects to `resolved`. */
function resolve(
  { world, cdn, channel }: CommandPlace,
  type: number,
  value: OptionValue,
  resolved: Record<string, Record<Id, Json>>,
): string | number | boolean {
  const put = (kind: string, id: Id, json: Json) => {
    resolved[kind] = { ...resolved[kind], [id]: json };
  };
  if (typeof value === "object") {
    if (type !== 11) throw new Error("only an attachment option takes a file");
    const attachment = cdn.store(value, channel.id, true);
    put("attachments", attachment.id, attachmentJson(attachment));
    return attachment.id;
  }
  if (type >= 6 && type <= 9)
    for (const [kind, entries] of Object.entries(describeIds({ world, channel }, type, [String(value)])))
      for (const [id, json] of Object.entries(entries)) put(kind, id, json);
  return value;
}

/** The objects behind ids, by kind, for an option of this type (selects use the same numbers). */
export function describeIds(
  { world, channel }: Pick<CommandPlace, "world" | "channel">,
  type: number,
  ids: readonly Id[],
): Record<string, Record<Id, Json>> {
  const described: Record<string, Record<Id, Json>> = {};
  const put = (kind: string, id: Id, json: Json) => {
    described[kind] = { ...described[kind], [id]: json };
  };
  const guild = world.guilds.get(channel.guildId ?? "");
  for (const id of ids) {
    const user = type === 6 || type === 9 ? world.users.get(id) : undefined;
    const role = type === 8 || type === 9 ? guild?.roles.get(id) : undefined;
    const target = type === 7 ? world.channels.get(id) : undefined;
    const member = user && guild?.members.get(id);
    if (user) put("users", id, userJson(user));
    if (member) put("members", id, memberJson(member));
    if (role) put("roles", id, roleJson(role));
    if (target) put("channels", id, { ...channelJson(world, target), permissions: "0" });
    if (!user && !role && !target) throw new Error(`no user, role or channel with id ${id}`);
  }
  return described;
}
