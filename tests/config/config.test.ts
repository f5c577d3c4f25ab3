import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { textsFor } from "../../src/catalogues/texts.ts";
import { type ConfigInput, readConfig, secretsOf } from "../../src/config/config.ts";
import { faultExitCode, faultLines } from "../../src/config/config-faults.ts";

let home = "";
let cwd = "";
let projectRoot = "";

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "dateline-config-"));
  cwd = join(home, "work");
  projectRoot = join(home, "project");
  mkdirSync(cwd);
  mkdirSync(projectRoot);
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

function read(env: ConfigInput["env"] = {}, flags: ConfigInput["flags"] = {}) {
  return readConfig({ env: env ?? {}, flags: flags ?? {}, cwd, projectRoot });
}

function config(env?: ConfigInput["env"], flags?: ConfigInput["flags"]) {
  const result = read(env, flags);
  if (!result.ok) throw new Error(faultLines(result.faults, textsFor("en")).join("\n"));
  return result.config;
}

function faults(env?: ConfigInput["env"], flags?: ConfigInput["flags"]) {
  const result = read(env, flags);
  return result.ok ? [] : result.faults;
}

test("the defaults work without any account", () => {
  expect(config()).toEqual({
    documentsDir: join(projectRoot, "seeds"),
    dataDir: join(projectRoot, "data"),
    feeds: {
      allowPrivate: false,
      contact: null,
      intervalMinutes: 15,
      maxPerGuild: 50,
      existingDays: 3,
      retentionDays: 90,
    },
    promptsDir: join(projectRoot, "prompts"),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    folderScanSeconds: 30,
    folderSettleSeconds: 15,
    timeZoneFrom: "machine",
    since: null,
    language: Intl.DateTimeFormat().resolvedOptions().locale,
    logLevel: "warn",
    http: null,
    discord: { token: null, apiUrl: "https://discord.com/api", guildId: null },
    briefings: { channel: null, time: "07:30", graceHours: 6, newsDays: 3, alertDays: 3, pictures: true },
    model: null,
  });
});

test("all faults are listed at once, each with its variable, the problem and an example", () => {
  const all = faults(
    {
      DISCORD_TOKEN: "a b",
      DISCORD_API_URL: "ftp://x",
      DISCORD_GUILD_ID: "my-server",
      OPENAI_BASE_URL: "localhost:11434/v1",
      TIME_ZONE: "Mars/Olympus",
      HTTP_PORT: "70000",
      LOG_LEVEL: "loud",
      BRIEFING_PICTURES: "sometimes",
      MODEL_DAILY_TOKENS: "many",
    },
    { documents: "", since: "yesterday" },
  );
  expect(all.map(({ variable }) => variable).toSorted()).toEqual([
    "--documents",
    "--since",
    "BRIEFING_PICTURES",
    "DISCORD_API_URL",
    "DISCORD_GUILD_ID",
    "DISCORD_TOKEN",
    "HTTP_PORT",
    "LOG_LEVEL",
    "MODEL_DAILY_TOKENS",
    "OPENAI_BASE_URL",
    "TIME_ZONE",
  ]);
  for (const line of faultLines(all, textsFor("en")))
    expect(line).toMatch(/^[-A-Z_a-z]+ \S[^\n]+\. Example: \S[^\n]+$/);
  expect(faultLines(all, textsFor("en")).join("\n")).toContain('"Mars/Olympus"');
});

test.each([
  ["on", true],
  ["OFF", false],
  ["", true],
])("BRIEFING_PICTURES=%s means %s", (value, pictures) => {
  expect(config({ BRIEFING_PICTURES: value }).briefings.pictures).toBe(pictures);
});

test("an invalid setting exits with 1, an invalid flag with 2", () => {
  expect(faultExitCode(faults({ HTTP_PORT: "x" }))).toBe(1);
  expect(faultExitCode(faults({}, { since: "x" }))).toBe(2);
});

test("secrets are printed neither in faults nor with the configuration", () => {
  const secrets = { DISCORD_TOKEN: "tok.en.123", OPENAI_API_KEY: "sk-456", OPENAI_MODEL: "m" };
  const found = config(secrets);
  const printed = `${inspect(found, { depth: 9, showHidden: true })}${JSON.stringify(found)}${found.discord.token}`;
  expect(printed).not.toMatch(/tok\.en|sk-4/);
  expect(found.discord.token?.reveal()).toBe("tok.en.123");
  const wrong = faults({ DISCORD_TOKEN: "tok en", OPENAI_BASE_URL: "user:hush@x" });
  expect(faultLines(wrong, textsFor("en")).join()).not.toMatch(/tok en|hush/);
});

test("every secret of the configuration is known, so that the log can hide it", () => {
  const secrets = { DISCORD_TOKEN: "tok.en.123", OPENAI_API_KEY: "sk-456", HTTP_TOKEN: "0123456789abcdef" };
  expect(secretsOf(config({ ...secrets, HTTP_PORT: "0" })).toSorted()).toEqual(
    Object.values(secrets).toSorted(),
  );
  expect(secretsOf(config())).toEqual([]);
});

test("flags override the environment, which overrides .env; an empty value counts as not set", () => {
  writeFileSync(
    join(cwd, ".env"),
    "DATA_DIR=filed\nDOCUMENTS_DIR=filed\nLOG_LEVEL=debug # loud\nHTTP_PORT=\n",
  );
  const found = config({ DATA_DIR: "set", DOCUMENTS_DIR: "set", LOG_LEVEL: "  " }, { documents: "flag" });
  expect(found.documentsDir).toBe(join(cwd, "flag"));
  expect(found.dataDir).toBe(join(cwd, "set"));
  expect(found.logLevel).toBe("debug");
  expect(found.http).toBeNull();
});

test("the project's .env is used if the working directory has none, and its paths are relative to it", () => {
  writeFileSync(join(projectRoot, ".env"), 'DATA_DIR="./kept"\nOPENAI_MODEL=m\n');
  expect(config().dataDir).toBe(join(projectRoot, "kept"));
  writeFileSync(join(cwd, ".env"), "LOG_LEVEL=info\n");
  expect(config().dataDir).toBe(join(projectRoot, "data"));
});

test("an unreadable .env is a fault", () => {
  mkdirSync(join(cwd, ".env"));
  const line = faultLines(faults(), textsFor("en"))[0] ?? "";
  expect(line).toContain(`.env can't be read: ${join(cwd, ".env")} (EISDIR)`);
});

test("a key, a URL or a name is enough to use a model", () => {
  expect(config({}).model).toBeNull();
  expect(config({ OPENAI_API_KEY: "k" }).model).toMatchObject({
    baseUrl: "https://api.openai.com/v1",
    name: null,
  });
  expect(config({ OPENAI_BASE_URL: "http://localhost:11434/v1/" }).model).toMatchObject({
    baseUrl: "http://localhost:11434/v1",
    name: null,
    apiKey: null,
    dailyTokens: 1_000_000,
  });
  expect(config({ OPENAI_MODEL: "m", MODEL_DAILY_TOKENS: "5000" }).model).toMatchObject({
    baseUrl: "https://api.openai.com/v1",
    name: "m",
    dailyTokens: 5000,
  });
});

test("--since is read in the configured time zone unless it names an offset", () => {
  const since = (text: string) => config({ TIME_ZONE: "america/new_york" }, { since: text }).since;
  expect(since("2025-05-06")).toBe("2025-05-06T04:00:00.000Z");
  expect(since("2025-01-06T08:30")).toBe("2025-01-06T13:30:00.000Z");
  expect(since("2025-05-06T08:30Z")).toBe("2025-05-06T08:30:00.000Z");
  expect(since("2025-05-06T08:30:00+02:00")).toBe("2025-05-06T06:30:00.000Z");
  for (const text of ["2025-13-01", "2025-02-30", "6 May 2025", "08:30", "soon"]) {
    expect(faults({}, { since: text }).map(({ variable }) => variable)).toEqual(["--since"]);
  }
});

test("a model has a context size, a concurrency and a daily cap, each with a default", () => {
  const env = { OPENAI_BASE_URL: "http://localhost:11434/v1/" };
  expect(config(env).model).toEqual({
    apiKey: null,
    baseUrl: "http://localhost:11434/v1",
    name: null,
    dailyTokens: 1_000_000,
    contextTokens: 8_192,
    concurrency: 4,
    requestsPerMinute: null,
    tokensPerMinute: null,
  });
  const limits = { MODEL_REQUESTS_PER_MINUTE: "60", MODEL_TOKENS_PER_MINUTE: "200000" };
  expect(config({ ...env, ...limits }).model).toMatchObject({
    requestsPerMinute: 60,
    tokensPerMinute: 200_000,
  });
  const set = { ...env, OPENAI_CONTEXT_TOKENS: "128000", MODEL_CONCURRENCY: "1", MODEL_DAILY_TOKENS: "5000" };
  expect(config(set).model).toMatchObject({ dailyTokens: 5_000, contextTokens: 128_000, concurrency: 1 });
  const wrong = faults({ ...env, OPENAI_CONTEXT_TOKENS: "500", MODEL_CONCURRENCY: "many" });
  expect(wrong.map(({ variable }) => variable)).toEqual(["OPENAI_CONTEXT_TOKENS", "MODEL_CONCURRENCY"]);
});

test("HTTP is off without a port, and requires a token if other machines can reach it", () => {
  expect(config({ HTTP_HOST: "0.0.0.0" }).http).toBeNull();
  expect(config({ HTTP_PORT: "8080" }).http).toEqual({ port: 8080, host: "127.0.0.1", token: null });
  for (const host of ["localhost", "127.0.0.2", "::1"])
    expect(config({ HTTP_PORT: "0", HTTP_HOST: host }).http).toEqual({ port: 0, host, token: null });
  for (const host of ["0.0.0.0", "::", "192.168.1.5", "news.example.org", "127.example.org"])
    expect(faultLines(faults({ HTTP_PORT: "8080", HTTP_HOST: host }), textsFor("en"))).toEqual([
      "HTTP_TOKEN must be set when other machines can reach HTTP_HOST. Example: what `openssl rand -hex 16` prints",
    ]);
  const open = { HTTP_PORT: "8080", HTTP_HOST: "0.0.0.0" };
  expect(config({ ...open, HTTP_TOKEN: "0123456789abcdef" }).http?.token?.reveal()).toBe("0123456789abcdef");
  const wrong = faults({ ...open, HTTP_TOKEN: "too-short-hush" });
  expect(faultLines(wrong, textsFor("en")).join()).toMatch(/^HTTP_TOKEN must have at least 16 characters/);
  expect(faultLines(wrong, textsFor("en")).join()).not.toContain("hush");
  expect(faults({ HTTP_PORT: "1", HTTP_HOST: "http://x" }).map(({ variable }) => variable)).toEqual([
    "HTTP_HOST",
  ]);
});

test("LANGUAGE sets the language of the interface; of a list, the first counts", () => {
  expect(config({ LANGUAGE: "de" }).language).toBe("de");
  expect(config({ LANGUAGE: "de_DE:en" }).language).toBe("de_DE");
});
