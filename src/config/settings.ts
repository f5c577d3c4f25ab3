// Every variable that Dateline reads. A feature with settings of its own is one more group.

import type { Message } from "../domain/texts/texts.ts";
import { briefingSettings } from "./briefing-settings.ts";
import { discordSettings } from "./discord-settings.ts";
import { feedSettings } from "./feed-settings.ts";
import { generalSettings } from "./general-settings.ts";
import { httpSettings } from "./http-settings.ts";
import { modelSettings } from "./model-settings.ts";
import type { ParsedGroup, SettingIssue } from "./settings-group.ts";

/** Config has what each group makes of its variables under the group's name. */
const GROUPS = {
  http: httpSettings,
  discord: discordSettings,
  briefings: briefingSettings,
  model: modelSettings,
  feeds: feedSettings,
};

type Groups = typeof GROUPS;
type GroupName = keyof Groups;
type ValueOf<Name extends GroupName> =
  ReturnType<Groups[Name]["parse"]> extends ParsedGroup<infer Value> ? Value : never;

/** The part of the configuration that needs nothing but the variables. */
export type GroupConfig = { readonly [Name in GroupName]: ValueOf<Name> };

export type Variable =
  | keyof typeof generalSettings.examples
  | { [Name in GroupName]: keyof Groups[Name]["examples"] }[GroupName];

/** For each variable a valid value, shown in error messages. */
export const EXAMPLES: ReadonlyMap<string, string | Message> = new Map(
  [generalSettings, ...Object.values(GROUPS)].flatMap(({ examples }) => Object.entries(examples)),
);

export const VARIABLES = [...EXAMPLES.keys()] as readonly Variable[];

/** `values` as for SettingsGroup. All problems are listed at once. */
export function readGroups(values: Readonly<Record<string, string>>) {
  const issues: SettingIssue[] = [];
  const entries = Object.entries(GROUPS).map(([name, group]) => {
    const parsed = group.parse(values);
    if (!parsed.ok) issues.push(...parsed.issues);
    return [name, parsed.ok ? parsed.value : null];
  });
  return { config: Object.fromEntries(entries) as GroupConfig, issues };
}
