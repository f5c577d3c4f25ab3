import { type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from "discord.js";
import type { Outcome } from "../api/failure.ts";
import { retryUnreachable } from "../api/retry.ts";

/** One guild, where commands appear at once, or global. */
export type Scope = { readonly guild: string } | "everywhere";

export interface Registration {
  /** False if Discord already has the same commands. */
  readonly changed: boolean;
  readonly commands: number;
}

type Commands = readonly RESTPostAPIApplicationCommandsJSONBody[];

/** Replaces the registered commands if they differ; Discord allows few changes a day. */
export function registerCommands(
  rest: REST,
  application: string,
  scope: Scope,
  commands: Commands,
): Promise<Outcome<Registration>> {
  const route =
    scope === "everywhere"
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, scope.guild);
  return retryUnreachable(async () => {
    const query = new URLSearchParams({ with_localizations: "true" });
    const current = (await rest.get(route, { query })) as readonly unknown[];
    const changed = canonicalList(current) !== canonicalList(commands);
    if (changed) await rest.put(route, { body: commands });
    return { changed, commands: commands.length };
  });
}

/** The members of a command that we define; Discord adds ids, versions and others. */
const COMPARED_FIELDS = new Set(
  "name name_localizations description description_localizations options type required choices value autocomplete min_value max_value min_length max_length channel_types default_member_permissions integration_types contexts nsfw".split(
    " ",
  ),
);

function canonicalList(commands: readonly unknown[]): string {
  return JSON.stringify(
    commands
      .map(canonical)
      .map((command) => JSON.stringify(command))
      .sort(),
  );
}

/**
 * Normalizes a definition for comparison: without default values, with sorted keys and sorted sets of numbers (such as
 * contexts).
 */
function canonical(value: unknown): unknown {
  if (Array.isArray(value))
    return value.every((entry) => typeof entry === "number") ? value.toSorted() : value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, entry]) => isCompared(key, entry))
    .map(([key, entry]) => [key, key.endsWith("_localizations") ? sorted(entry) : canonical(entry)] as const);
  return sorted(Object.fromEntries(entries));
}

function isCompared(key: string, value: unknown): boolean {
  // Message commands have no description; Discord returns an empty one.
  if (!COMPARED_FIELDS.has(key) || value === null || value === undefined || value === false || value === "")
    return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
