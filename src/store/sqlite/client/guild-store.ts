import type { GuildStore } from "../../../domain/conversation/guild-store.ts";
import type { PeopleStore } from "../../../domain/conversation/people-store.ts";
import { runInBatches } from "./run-in-batches.ts";
import type { WorkerClient } from "./worker-client.ts";

/** The guild and person methods of the Store port. Large deletions run as many short transactions. */
export function createGuildStore(writer: WorkerClient, reader: WorkerClient): GuildStore & PeopleStore {
  return {
    guildSettings: (guild) => reader.call("guildSettings", guild),
    saveGuildSettings: (guild, settings) => writer.call("saveGuildSettings", guild, settings),
    markGuildsPresent: (guilds, at) => writer.call("markGuildsPresent", guilds, at),
    markGuildLeft: (guild, at) => writer.call("markGuildLeft", guild, at),
    guildsLeftBefore: (before) => reader.call("guildsLeftBefore", before),
    forgetGuild: (guild) => runInBatches(() => writer.call("forgetGuildBatch", guild)),
    saveFeedback: (library, feedback) => writer.call("saveFeedback", library, feedback),
    feedbackCounts: (library) => reader.call("feedbackCounts", library),
    saveReport: (library, report) => writer.call("saveReport", library, report),
    forgetPerson: (person) => writer.call("forgetPerson", person),
  };
}
