import { offeredCommands } from "../../src/discord-standin/people/command-invocation.ts";
import type { Channel, Command, User } from "../../src/discord-standin/world/types.ts";
import { canSee, type World } from "../../src/discord-standin/world/world.ts";
import type { CommandView, OptionView } from "./view-types.ts";

const MESSAGE_COMMAND = 3;

/** The slash and message commands a person is offered; each subcommand is an entry of its own, as in Discord's list. */
export function commandViews(world: World, user: User, channel: Channel): CommandView[] {
  if (!canSee(world, user.id, channel)) throw new Error(`${user.username} cannot see that channel`);
  return offeredCommands({ world, user, channel }).flatMap(viewsOf);
}

function viewsOf({ name, type, body }: Command): CommandView[] {
  const own = (body.options ?? []) as readonly OptionView[];
  if (type === MESSAGE_COMMAND) return [{ name, type, description: "", options: [] }];
  return flattenSubcommands(name, String(body.description), own).map((view) => ({ ...view, type }));
}

function flattenSubcommands(
  name: string,
  description: string,
  options: readonly OptionView[],
): Omit<CommandView, "type">[] {
  const subs = options.filter(({ type }) => type === 1 || type === 2);
  if (subs.length === 0) return [{ name, description, options }];
  return subs.flatMap((sub) =>
    flattenSubcommands(`${name} ${sub.name}`, sub.description ?? "", sub.options ?? []),
  );
}
