import type { Cdn } from "../messages/attachments.ts";
import type { Id, User } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { createPerson, type Person } from "./person.ts";

export interface NewPerson {
  readonly name: string;
  readonly locale?: string;
  readonly acceptsDms?: boolean;
  /** Has installed the app for their own account, to use it anywhere. */
  readonly installedApp?: boolean;
  /** Guilds they belong to from the start. */
  readonly in?: readonly Id[];
}

export interface People {
  readonly addPerson: (options: NewPerson) => Person;
  readonly person: (id: Id) => Person;
}

export function createPeople(world: World, cdn: Cdn): People {
  return {
    addPerson({ name, locale = "en-US", acceptsDms = true, installedApp = false, in: guilds = [] }) {
      const id = world.nextId();
      const username = name.toLowerCase().replaceAll(/[^a-z0-9_.]/g, "_");
      const user: User = { id, username, globalName: name, bot: false, acceptsDms, locale, installedApp };
      world.users.set(id, user);
      for (const guildId of guilds) {
        const member = { userId: id, roles: new Set<Id>(), joinedAt: world.now(), nick: null };
        world.guilds.get(guildId)?.members.set(id, member);
      }
      return createPerson(world, cdn, user);
    },
    person(id) {
      const user = world.users.get(id);
      if (!user) throw new Error(`no user with id ${id}`);
      return createPerson(world, cdn, user);
    },
  };
}
