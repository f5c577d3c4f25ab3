import { resolve } from "node:path";
import { isLoopback } from "../domain/core/loopback.ts";
import { parseSince } from "../domain/core/parse-since.ts";
import type { Instant } from "../domain/core/time.ts";
import { message } from "../domain/texts/texts.ts";
import {
  type ConfigFault,
  type ConfigFlags,
  envFileFault,
  flagFaults,
  variableFault,
} from "./config-faults.ts";
import { type Environment, environmentValues, type SourcedValue } from "./environment.ts";
import { generalSettings, type LOG_LEVELS, languageSetting } from "./general-settings.ts";
import { isSecret } from "./secret.ts";
import { type GroupConfig, readGroups, type Variable } from "./settings.ts";

/** The validated configuration. Folders are absolute paths; they need not exist. */
export interface Config extends GroupConfig {
  readonly documentsDir: string;
  readonly dataDir: string;
  readonly promptsDir: string;
  /** Interval of the periodic scan, which also finds changes that the system reports no event for. */
  readonly folderScanSeconds: number;
  /** How long a file must be unchanged before it is read. */
  readonly folderSettleSeconds: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly timeZoneFrom: "setting" | "machine";
  /** Locale of the interface: LANGUAGE, else the system's; English if Dateline has no texts for it. */
  readonly language: string;
  /** Start of the briefing's window (--since); null for the whole folder. */
  readonly since: Instant | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

export interface ConfigInput {
  readonly env?: Environment;
  readonly flags?: ConfigFlags;
  /** The base of relative paths in flags and in the environment. */
  readonly cwd: string;
  /** Dateline's own folder: base of the default folders, and place of the .env used if the working directory has none. */
  readonly projectRoot: string;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] };

/**
 * Reads flags, environment and .env file; the earlier of these wins. A relative path in a flag or the environment is relative
 * to the working directory, one in .env to the file's folder, a default to the project.
 */
export function readConfig({ env = process.env, flags = {}, cwd, projectRoot }: ConfigInput): ConfigResult {
  const { values: sourcedValues, fault } = environmentValues(env, cwd, projectRoot);
  const values = Object.fromEntries(Array.from(sourcedValues, ([name, { value }]) => [name, value]));
  const general = generalSettings.parse(values);
  const groups = readGroups(values);
  const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timeZone = (general.ok ? general.value.TIME_ZONE : undefined) ?? machineZone;
  const since = flags.since === undefined ? null : parseSince(flags.since, timeZone);
  const issues = [...(general.ok ? [] : general.issues), ...groups.issues];
  const faults = [
    ...(fault === null ? [] : [envFileFault(fault)]),
    ...flagFaults(flags, since),
    ...issues.map(({ variable, problem }) => variableFault(variable, problem)),
  ];
  if (!general.ok || faults.length > 0) return { ok: false, faults };
  if (!isHttpProtected(groups.config)) return { ok: false, faults: [UNPROTECTED_HTTP] };
  const { value: variables } = general;
  return {
    ok: true,
    config: {
      ...groups.config,
      ...folders(flags, sourcedValues, { cwd, projectRoot }),
      folderScanSeconds: variables.FOLDER_LOOK_SECONDS,
      folderSettleSeconds: variables.FOLDER_REST_SECONDS,
      timeZone,
      timeZoneFrom: variables.TIME_ZONE === undefined ? "machine" : "setting",
      language: variables.LANGUAGE ?? systemLocale(),
      since,
      logLevel: variables.LOG_LEVEL,
    },
  };
}

function systemLocale(): string {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}

/**
 * Locale of the interface, for texts that are shown before the configuration is known to be valid (help and errors). An
 * invalid LANGUAGE counts as not set.
 */
export function readLanguage({ env = process.env, cwd, projectRoot }: Omit<ConfigInput, "flags">): string {
  const { values } = environmentValues(env, cwd, projectRoot);
  return languageSetting.safeParse(values.get("LANGUAGE")?.value).data ?? systemLocale();
}

function folders(
  flags: ConfigFlags,
  sourcedValues: ReadonlyMap<Variable, SourcedValue>,
  { cwd, projectRoot }: Pick<ConfigInput, "cwd" | "projectRoot">,
): Pick<Config, "documentsDir" | "dataDir" | "promptsDir"> {
  const folder = (variable: Variable, flag: string | undefined, defaultFolder: string): string => {
    const sourced = sourcedValues.get(variable);
    if (flag !== undefined) return resolve(cwd, flag);
    return sourced === undefined ? resolve(projectRoot, defaultFolder) : resolve(sourced.base, sourced.value);
  };
  return {
    documentsDir: folder("DOCUMENTS_DIR", flags.documents, "seeds"),
    dataDir: folder("DATA_DIR", flags.data, "data"),
    promptsDir: folder("PROMPTS_DIR", undefined, "prompts"),
  };
}

const UNPROTECTED_HTTP = variableFault("HTTP_TOKEN", message("reason.setting.http-token-missing"));

function isHttpProtected({ http }: Pick<Config, "http">): boolean {
  return http === null || http.token !== null || isLoopback(http.host);
}

/** The secret values anywhere in the configuration, which must never be printed or logged. */
export function secretsOf(config: object): readonly string[] {
  return Object.values(config).flatMap((value: unknown) => {
    if (isSecret(value)) return [value.reveal()];
    return typeof value === "object" && value !== null ? secretsOf(value) : [];
  });
}
