import { resolve } from "node:path";
import { isLoopback } from "../domain/loopback.ts";
import { parseSince } from "../domain/since.ts";
import type { Instant } from "../domain/time.ts";
import { type Environment, type EnvironmentFault, environmentValues, type Given } from "./environment.ts";
import type { Secret } from "./secret.ts";
import { EXAMPLES, type LOG_LEVELS, type Settings, settings, type Variable } from "./settings.ts";

/** What the user set, checked and resolved. Folders are absolute paths; they need not exist. */
export interface Config {
  readonly documentsDir: string;
  readonly dataDir: string;
  readonly promptsDir: string;
  /** The documents folder is looked at this often, whether a change was told of or not. */
  readonly folderLookSeconds: number;
  /** How long a file must have rested before the bot reads it. */
  readonly folderRestSeconds: number;
  /** IANA name, and whether the user chose it or the machine has it. */
  readonly timeZone: string;
  readonly timeZoneFrom: "setting" | "machine";
  /** Start of the briefing's window (--since), or null for the whole folder. */
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
  /** Null: the built-in writer. A key, an address or a name is enough to switch a model on. */
  readonly model: ModelConfig | null;
}

/** Health, metrics and pages over HTTP. */
export interface HttpConfig {
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  /** Never null when other machines reach the host. */
  readonly token: Secret | null;
}

/** Scheduled briefings. */
export interface BriefingConfig {
  /** The channel of the one schedule that the settings make, and its time of day; null: they make none. */
  readonly channel: string | null;
  readonly time: string;
  /** How long after its slot an edition is still posted. */
  readonly graceHours: number;
  /** Documents published longer ago than this are no news in an edition. */
  readonly newsDays: number;
  /** Days without a new document that are told. */
  readonly alertDays: number;
  /** Whether briefings in Discord carry a picture. */
  readonly pictures: boolean;
}

export interface ModelConfig {
  readonly apiKey: Secret | null;
  readonly baseUrl: string;
  /** Null: the server's sole model. */
  readonly name: string | null;
  readonly dailyTokens: number;
  /** Tokens the model can read and write at once. */
  readonly contextTokens: number;
  /** Calls at once. */
  readonly concurrency: number;
  /** What the server allows in a minute; null: no limit of its own. */
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
}

/** What is wrong with one variable or flag. Never holds a secret's value. */
export interface ConfigFault {
  readonly variable: Variable | keyof typeof FLAGS | ".env";
  readonly problem: string;
  readonly example: string;
}

export interface ConfigFlags {
  readonly documents?: string | undefined;
  readonly data?: string | undefined;
  readonly since?: string | undefined;
}

export interface ConfigInput {
  readonly env?: Environment;
  readonly flags?: ConfigFlags;
  /** Where relative paths of flags and the environment start. */
  readonly cwd: string;
  /** Where Dateline lies: the default folders, and the .env when the working directory has none. */
  readonly projectRoot: string;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] };

const FLAGS = { "--documents": "./news", "--data": "./data", "--since": "2026-05-06T08:00" } as const;
const OPENAI_URL = "https://api.openai.com/v1";

/**
 * Reads flags, environment and .env file, in that order of strength. A relative path starts where it was written:
 * from the working directory in a flag or the environment, from the file's folder in .env; a default starts from
 * the project.
 */
export function readConfig({ env = process.env, flags = {}, cwd, projectRoot }: ConfigInput): ConfigResult {
  const { given, fault } = environmentValues(env, cwd, projectRoot);
  const checked = settings.safeParse(
    Object.fromEntries(Array.from(given, ([name, { value }]) => [name, value])),
  );
  const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timeZone = checked.data?.TIME_ZONE ?? machineZone;
  const since = flags.since === undefined ? null : parseSince(flags.since, timeZone);
  const faults = [
    ...(fault === null ? [] : [envFileFault(fault)]),
    ...flagFaults(flags, since),
    ...(checked.error?.issues ?? []).map(({ path, message }) => variableFault(String(path[0]), message)),
  ];
  if (!checked.success || faults.length > 0) return { ok: false, faults };
  const found = checked.data;
  if (!isHttpGuarded(found)) return { ok: false, faults: [UNGUARDED] };
  return {
    ok: true,
    config: {
      ...folders(flags, given, { cwd, projectRoot }),
      folderLookSeconds: found.FOLDER_LOOK_SECONDS,
      folderRestSeconds: found.FOLDER_REST_SECONDS,
      timeZone,
      timeZoneFrom: found.TIME_ZONE === undefined ? "machine" : "setting",
      since,
      logLevel: found.LOG_LEVEL,
      http: httpConfig(found),
      discord: {
        token: found.DISCORD_TOKEN ?? null,
        apiUrl: found.DISCORD_API_URL,
        guildId: found.DISCORD_GUILD_ID ?? null,
      },
      briefings: {
        channel: found.BRIEFING_CHANNEL_ID ?? null,
        time: found.BRIEFING_TIME,
        graceHours: found.BRIEFING_GRACE_HOURS,
        newsDays: found.BRIEFING_NEWS_DAYS,
        alertDays: found.BRIEFING_ALERT_DAYS,
        pictures: found.BRIEFING_PICTURES,
      },
      model: modelConfig(found),
    },
  };
}

function folders(
  flags: ConfigFlags,
  given: ReadonlyMap<Variable, Given>,
  { cwd, projectRoot }: Pick<ConfigInput, "cwd" | "projectRoot">,
): Pick<Config, "documentsDir" | "dataDir" | "promptsDir"> {
  const folder = (variable: Variable, flag: string | undefined, usual: string): string => {
    const set = given.get(variable);
    if (flag !== undefined) return resolve(cwd, flag);
    return set === undefined ? resolve(projectRoot, usual) : resolve(set.base, set.value);
  };
  return {
    documentsDir: folder("DOCUMENTS_DIR", flags.documents, "seeds"),
    dataDir: folder("DATA_DIR", flags.data, "data"),
    promptsDir: folder("PROMPTS_DIR", undefined, "prompts"),
  };
}

const UNGUARDED = variableFault("HTTP_TOKEN", "must be set when HTTP_HOST lets other machines in");

function isHttpGuarded(found: Settings): boolean {
  return found.HTTP_PORT === undefined || found.HTTP_TOKEN !== undefined || isLoopback(found.HTTP_HOST);
}

function httpConfig({ HTTP_PORT: port, HTTP_HOST: host, HTTP_TOKEN: token }: Settings): HttpConfig | null {
  return port === undefined ? null : { port, host, token: token ?? null };
}

function modelConfig(found: Settings): ModelConfig | null {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: address, OPENAI_MODEL: name } = found;
  if (key === undefined && address === undefined && name === undefined) return null;
  return {
    apiKey: key ?? null,
    baseUrl: address ?? OPENAI_URL,
    name: name ?? null,
    dailyTokens: found.MODEL_DAILY_TOKENS,
    contextTokens: found.OPENAI_CONTEXT_TOKENS,
    concurrency: found.MODEL_CONCURRENCY,
    requestsPerMinute: found.MODEL_REQUESTS_PER_MINUTE ?? null,
    tokensPerMinute: found.MODEL_TOKENS_PER_MINUTE ?? null,
  };
}

function isVariable(name: string): name is Variable {
  return name in EXAMPLES;
}

function variableFault(name: string, problem: string): ConfigFault {
  if (!isVariable(name)) throw new Error(`a check without a variable: ${name}: ${problem}`);
  return { variable: name, problem, example: EXAMPLES[name] };
}

function envFileFault({ file, code }: EnvironmentFault): ConfigFault {
  return {
    variable: ".env",
    problem: `can't be read: ${file} (${code})`,
    example: "a text file; see .env.example",
  };
}

function flagFaults(flags: ConfigFlags, since: Instant | null): ConfigFault[] {
  const faults: ConfigFault[] = [];
  if (flags.documents === "") faults.push(flagFault("--documents", "names no folder"));
  if (flags.data === "") faults.push(flagFault("--data", "names no folder"));
  if (flags.since !== undefined && since === null) {
    faults.push(flagFault("--since", `is not an ISO date or time: ${JSON.stringify(flags.since)}`));
  }
  return faults;
}

function flagFault(flag: keyof typeof FLAGS, problem: string): ConfigFault {
  return { variable: flag, problem, example: FLAGS[flag] };
}

/** What must never be printed. */
export function secretsOf({
  discord,
  model,
  http,
}: Pick<Config, "discord" | "model" | "http">): readonly string[] {
  const all = [discord.token, model?.apiKey, http?.token];
  return all.flatMap((secret) => (secret === null || secret === undefined ? [] : [secret.reveal()]));
}

/** One line per fault, for standard error. */
export function faultLines(faults: readonly ConfigFault[]): string[] {
  return faults.map(({ variable, problem, example }) => `${variable} ${problem}. Example: ${example}`);
}

/** 2 (wrong usage) when a flag is at fault, else 1. */
export function faultExitCode(faults: readonly ConfigFault[]): 1 | 2 {
  return faults.some(({ variable }) => variable.startsWith("--")) ? 2 : 1;
}
