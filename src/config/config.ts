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
import type { Secret } from "./secret.ts";
import { type LOG_LEVELS, problemOf, type Settings, settings, type Variable } from "./settings.ts";

/** The validated configuration. Folders are absolute paths; they need not exist. */
export interface Config {
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
  /** Null: no HTTP pages. */
  readonly http: HttpConfig | null;
  readonly discord: {
    readonly token: Secret | null;
    readonly apiUrl: string;
    readonly guildId: string | null;
  };
  readonly briefings: BriefingConfig;
  /** Null: the built-in writer is used. A key, a URL or a model name is enough to use a model. */
  readonly model: ModelConfig | null;
}

/** Health, metrics and pages over HTTP. */
export interface HttpConfig {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** Never null if other machines can reach the host. */
  readonly token: Secret | null;
}

/** Scheduled briefings. */
export interface BriefingConfig {
  /** The channel of the schedule defined by the settings; null: there is no such schedule. */
  readonly channel: string | null;
  /** Its time of day, "07:30". */
  readonly time: string;
  /** How long after its slot an edition is still posted. */
  readonly graceHours: number;
  /** Documents published longer ago than this are left out of editions. */
  readonly newsDays: number;
  /** Days without a new document after which an alert is posted. */
  readonly alertDays: number;
  /** Whether briefings in Discord carry a picture. */
  readonly pictures: boolean;
}

export interface ModelConfig {
  readonly apiKey: Secret | null;
  readonly baseUrl: string;
  /** Null: the only model that the server lists. */
  readonly name: string | null;
  readonly dailyTokens: number;
  /** The context size: tokens of input and output in one call. */
  readonly contextTokens: number;
  /** Maximum number of concurrent calls. */
  readonly concurrency: number;
  /** The server's limits per minute; null: no limit. */
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
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

const OPENAI_URL = "https://api.openai.com/v1";

/**
 * Reads flags, environment and .env file; the earlier of these wins. A relative path in a flag or the environment is relative
 * to the working directory, one in .env to the file's folder, a default to the project.
 */
export function readConfig({ env = process.env, flags = {}, cwd, projectRoot }: ConfigInput): ConfigResult {
  const { values: sourcedValues, fault } = environmentValues(env, cwd, projectRoot);
  const parsed = settings.safeParse(
    Object.fromEntries(Array.from(sourcedValues, ([name, { value }]) => [name, value])),
  );
  const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timeZone = parsed.data?.TIME_ZONE ?? machineZone;
  const since = flags.since === undefined ? null : parseSince(flags.since, timeZone);
  const faults = [
    ...(fault === null ? [] : [envFileFault(fault)]),
    ...flagFaults(flags, since),
    ...(parsed.error?.issues ?? []).map((issue) => variableFault(String(issue.path[0]), problemOf(issue))),
  ];
  if (!parsed.success || faults.length > 0) return { ok: false, faults };
  const variables = parsed.data;
  if (!isHttpProtected(variables)) return { ok: false, faults: [UNPROTECTED_HTTP] };
  return {
    ok: true,
    config: {
      ...folders(flags, sourcedValues, { cwd, projectRoot }),
      folderScanSeconds: variables.FOLDER_LOOK_SECONDS,
      folderSettleSeconds: variables.FOLDER_REST_SECONDS,
      timeZone,
      timeZoneFrom: variables.TIME_ZONE === undefined ? "machine" : "setting",
      language: variables.LANGUAGE ?? systemLocale(),
      since,
      logLevel: variables.LOG_LEVEL,
      http: httpConfig(variables),
      discord: {
        token: variables.DISCORD_TOKEN ?? null,
        apiUrl: variables.DISCORD_API_URL,
        guildId: variables.DISCORD_GUILD_ID ?? null,
      },
      briefings: {
        channel: variables.BRIEFING_CHANNEL_ID ?? null,
        time: variables.BRIEFING_TIME,
        graceHours: variables.BRIEFING_GRACE_HOURS,
        newsDays: variables.BRIEFING_NEWS_DAYS,
        alertDays: variables.BRIEFING_ALERT_DAYS,
        pictures: variables.BRIEFING_PICTURES,
      },
      model: modelConfig(variables),
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
  return settings.shape.LANGUAGE.safeParse(values.get("LANGUAGE")?.value).data ?? systemLocale();
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

function isHttpProtected(variables: Settings): boolean {
  return (
    variables.HTTP_PORT === undefined || variables.HTTP_TOKEN !== undefined || isLoopback(variables.HTTP_HOST)
  );
}

function httpConfig({ HTTP_PORT: port, HTTP_HOST: host, HTTP_TOKEN: token }: Settings): HttpConfig | null {
  return port === undefined ? null : { port, host, token: token ?? null };
}

function modelConfig(variables: Settings): ModelConfig | null {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: name } = variables;
  if (key === undefined && baseUrl === undefined && name === undefined) return null;
  return {
    apiKey: key ?? null,
    baseUrl: baseUrl ?? OPENAI_URL,
    name: name ?? null,
    dailyTokens: variables.MODEL_DAILY_TOKENS,
    contextTokens: variables.OPENAI_CONTEXT_TOKENS,
    concurrency: variables.MODEL_CONCURRENCY,
    requestsPerMinute: variables.MODEL_REQUESTS_PER_MINUTE ?? null,
    tokensPerMinute: variables.MODEL_TOKENS_PER_MINUTE ?? null,
  };
}

/** The secret values, which must never be printed or logged. */
export function secretsOf({
  discord,
  model,
  http,
}: Pick<Config, "discord" | "model" | "http">): readonly string[] {
  const all = [discord.token, model?.apiKey, http?.token];
  return all.flatMap((secret) => (secret === null || secret === undefined ? [] : [secret.reveal()]));
}
