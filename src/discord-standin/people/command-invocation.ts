import type { Cdn, NewFile } from "../messages/attachments.ts";
import { attachmentJson, channelJson, memberJson, roleJson, userJson } from "../messages/entity-json.ts";
import { contextOf } from "../messages/interactions.ts";
import { guildPermissions } from "../world/permissions.ts";
import type { Channel, Command, Id, Json, User } from "../world/types.ts";
import { permissionsIn, type World } from "../world/world.ts";

/** What is typed into an option: text, a number, yes or no, somebody's or something's id, or a file. */
export type OptionValue = string | number | boolean | NewFile;

/** Where a command is used. */
export interface CommandPlace {
  readonly world: World;
  readonly cdn: Cdn;
  readonly user: User;
  readonly channel: Channel;
}

/** Whose installation lets the app be used here: 0 the guild's (or the bot's DM), 1 the user's own. */
export function ownersAt({ world, user, channel }: Omit<CommandPlace, "cdn">): Record<string, Id> {
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const inGuild = guild?.members.has(world.bot.id) === true;
  return {
    ...(inGuild && { 0: guild.id }),
    ...(contextOf(world, channel) === 1 && { 0: "0" }),
    ...(user.installedApp && { 1: user.id }),
  };
}

/** The command a person finds under a name where they are: the guild's own first. Throws when it is not offered. */
export function findCommand(place: CommandPlace, name: string, type: number): Command {
  const { world, channel } = place;
  const named = [...world.commands.values()].filter((one) => one.name === name && one.type === type);
  const command =
    named.find(({ guildId }) => guildId !== null && guildId === channel.guildId) ??
    named.find(({ guildId }) => guildId === null);
  if (!command) throw new Error(`no command ${name} (type ${type}) is registered here`);
  const why = reasonNotOffered(place, command);
  if (why !== null) throw new Error(`/${name} is not offered here: ${why}`);
  return command;
}

/** The commands a person is offered where they are, in the order they were registered. */
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
  if (!kinds.some((kind) => String(kind) in ownersAt(place))) return "the app is not installed so";
  const needed = body.default_member_permissions;
  const guild = world.guilds.get(channel.guildId ?? "");
  const member = guild?.members.get(user.id);
  if (!guild || !member) return guild ? "not a member" : null;
  const granted = guildPermissions(guild, member) | permissionsIn(world, user.id, channel);
  if (typeof needed === "string" && (granted & BigInt(needed)) !== BigInt(needed))
    return "permissions are missing";
  return null;
}

/** The data of a slash command: its words walk down to the subcommand; the options are checked as the client does. */
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

/** What the client does not let one send. */
function checkOption(definition: Json, value: OptionValue): void {
  const { name, choices, autocomplete, min_length, max_length, min_value, max_value } = definition;
  const reject = (why: string) => {
    throw new Error(`option ${name}: ${why}`);
  };
  if (Array.isArray(choices) && choices.length > 0 && autocomplete !== true)
    if (!choices.some((choice: Json) => choice.value === value)) reject("not one of the choices");
  if (typeof value === "string" && value.length > Number(max_length ?? 6000)) reject("too long");
  if (typeof value === "string" && value.length < Number(min_length ?? 0)) reject("too short");
  if (typeof value === "number" && value > Number(max_value ?? Number.MAX_SAFE_INTEGER)) reject("too large");
  if (typeof value === "number" && value < Number(min_value ?? Number.MIN_SAFE_INTEGER)) reject("too small");
}

/** Types 6 user, 7 channel, 8 role, 9 user or role, 11 file are sent as ids, with what they stand for beside. */
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

/** What ids stand for, by kind, where an option (or a select, whose types are counted alike) takes ids. */
export function describeIds(
  { world, channel }: Pick<CommandPlace, "world" | "channel">,
  type: number,
  ids: readonly Id[],
): Record<string, Record<Id, Json>> {
  const found: Record<string, Record<Id, Json>> = {};
  const put = (kind: string, id: Id, json: Json) => {
    found[kind] = { ...found[kind], [id]: json };
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
    if (!user && !role && !target) throw new Error(`nothing has the id ${id}`);
  }
  return found;
}
