import type { GuildMemory } from "../domain/guild-memory.ts";
import { untilDone } from "./until-done.ts";
import type { WorkerClient } from "./worker-client.ts";

/** The part of the Store port that remembers guilds and people. What deletes much does so in many short transactions. */
export function rememberGuilds(writer: WorkerClient, reader: WorkerClient): GuildMemory {
  return {
    guildSettings: (guild) => reader.call("guildSettings", guild),
    keepGuildSettings: (guild, settings) => writer.call("keepGuildSettings", guild, settings),
    guildsPresent: (guilds, at) => writer.call("guildsPresent", guilds, at),
    guildLeft: (guild, at) => writer.call("guildLeft", guild, at),
    guildsLeftBefore: (before) => reader.call("guildsLeftBefore", before),
    forgetGuild: (guild) => untilDone(() => writer.call("forgetGuildPart", guild)),
    keepFeedback: (library, feedback) => writer.call("keepFeedback", library, feedback),
    feedbackCounts: (library) => reader.call("feedbackCounts", library),
    keepReport: (library, report) => writer.call("keepReport", library, report),
    forgetPerson: (person) => writer.call("forgetPerson", person),
    forgetBefore: (before) => untilDone(() => writer.call("forgetBeforePart", before)),
  };
}
