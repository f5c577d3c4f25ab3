import { z } from "zod";
import { type Message, message } from "../domain/texts/texts.ts";
import { createSecret } from "./secret.ts";

/** Discord's public address; discord.js appends the version. */
const DISCORD_API_URL = "https://discord.com/api";
/** Enough for about 500 documents of 1,500 tokens a day and their briefings. A default cap limits the cost from the start. */
const MODEL_DAILY_TOKENS = 1_000_000;
/** Local servers rarely configure a smaller context by default; hosted models have far larger ones. */
const OPENAI_CONTEXT_TOKENS = 8_192;
/** The minimum for a prompt, a few sentences and an answer. */
const MIN_CONTEXT_TOKENS = 4_000;
/** Change events trigger a scan at once; the periodic scan finds changes on file systems that report none. */
const FOLDER_LOOK_SECONDS = 30;
/** Longer than the pauses of a program that copies a file over a slow connection. */
const FOLDER_REST_SECONDS = 15;
/** Within the limits of the lowest tier of hosted services; local servers handle one call at a time anyway. */
const MODEL_CONCURRENCY = 4;

const BRIEFING_TIME = "07:30";
/** A morning briefing is still useful at noon; in the evening the next one is closer. */
const BRIEFING_GRACE_HOURS = 6;
/** Covers a long weekend. */
const BRIEFING_NEWS_DAYS = 3;
const BRIEFING_ALERT_DAYS = 3;

/** Reachable from this machine only. */
const HTTP_HOST = "127.0.0.1";
/** A random token of this length can't be guessed. */
const MIN_HTTP_TOKEN_LENGTH = 16;
const BRIEFING_PICTURES = "on";

/** Zod's issues carry only text: the message is packed into it. `problemOf` unpacks it. */
const problem = (text: Message): string => JSON.stringify(text);

/** What is wrong with a value, from an issue of `settings`. */
export function problemOf({ message: packed }: { readonly message: string }): Message {
  return JSON.parse(packed) as Message;
}

const optionalSecret = z
  .string()
  .regex(/^\S+$/, problem(message("reason.setting.white-space")))
  .transform(createSecret)
  .optional();

const httpUrl = z
  .url({ protocol: /^https?$/, error: problem(message("reason.setting.url")) })
  .transform((url) => url.replace(/\/+$/, ""));

const folderPath = z.string().refine((path) => !path.includes("\0"), problem(message("reason.setting.path")));

/** Without a maximum that people need to know, the problem names only the minimum. */
function wholeNumber(min: number, max: number, maxIsShown = true) {
  const wrong = wholeNumberProblem(min, maxIsShown ? max : null);
  return z
    .string()
    .regex(/^\d{1,15}$/, wrong)
    .transform(Number)
    .refine((value) => value >= min && value <= max, wrong);
}

function wholeNumberProblem(min: number, max: number | null): string {
  if (max !== null)
    return problem(message("reason.setting.whole-number", { min: String(min), max: String(max) }));
  return min === 1
    ? problem(message("reason.setting.whole-number-positive"))
    : problem(message("reason.setting.whole-number-from", { min: String(min) }));
}

/** A zone's canonical name; undefined if this machine's time zone data has no such zone. */
function canonicalZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const timeZone = z.string().transform((name, context) => {
  const zone = canonicalZone(name);
  if (zone !== undefined) return zone;
  context.addIssue({
    code: "custom",
    message: problem(message("reason.setting.zone", { value: JSON.stringify(name) })),
  });
  return z.NEVER;
});

const clockTime = z
  .string()
  .regex(/^(?:[01]?\d|2[0-3]):[0-5]\d$/, problem(message("reason.setting.time")))
  .transform((time) => time.padStart("07:30".length, "0"));

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;

/** Every variable that Dateline reads. Values must be trimmed, and empty ones left out. */
export const settings = z.object({
  DISCORD_TOKEN: optionalSecret,
  DISCORD_API_URL: httpUrl.default(DISCORD_API_URL),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{1,20}$/, problem(message("reason.setting.guild-id")))
    .optional(),
  BRIEFING_CHANNEL_ID: z
    .string()
    .regex(/^\d{1,20}$/, problem(message("reason.setting.channel-id")))
    .optional(),
  BRIEFING_TIME: clockTime.optional().transform((time) => time ?? BRIEFING_TIME),
  BRIEFING_GRACE_HOURS: wholeNumber(1, 48)
    .optional()
    .transform((hours) => hours ?? BRIEFING_GRACE_HOURS),
  BRIEFING_NEWS_DAYS: wholeNumber(1, 60)
    .optional()
    .transform((days) => days ?? BRIEFING_NEWS_DAYS),
  BRIEFING_ALERT_DAYS: wholeNumber(1, 365)
    .optional()
    .transform((days) => days ?? BRIEFING_ALERT_DAYS),
  BRIEFING_PICTURES: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["on", "off"], problem(message("reason.setting.on-off"))))
    .optional()
    .transform((value) => (value ?? BRIEFING_PICTURES) === "on"),
  OPENAI_API_KEY: optionalSecret,
  OPENAI_BASE_URL: httpUrl.optional(),
  OPENAI_MODEL: z.string().optional(),
  DOCUMENTS_DIR: folderPath.optional(),
  DATA_DIR: folderPath.optional(),
  PROMPTS_DIR: folderPath.optional(),
  TIME_ZONE: timeZone.optional(),
  LANGUAGE: z
    .string()
    .regex(/^[A-Za-z][\w.@:-]*$/, problem(message("reason.setting.language")))
    // Some systems set LANGUAGE to a list, "de_DE:en"; the first counts.
    .transform((codes) => codes.split(":")[0] ?? codes)
    .optional(),
  FOLDER_LOOK_SECONDS: wholeNumber(1, 300)
    .optional()
    .transform((seconds) => seconds ?? FOLDER_LOOK_SECONDS),
  FOLDER_REST_SECONDS: wholeNumber(0, 300)
    .optional()
    .transform((seconds) => seconds ?? FOLDER_REST_SECONDS),
  HTTP_PORT: wholeNumber(0, 65_535).optional(),
  HTTP_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, problem(message("reason.setting.host")))
    .default(HTTP_HOST),
  HTTP_TOKEN: z
    .string()
    .regex(/^\S+$/, problem(message("reason.setting.white-space")))
    .min(
      MIN_HTTP_TOKEN_LENGTH,
      problem(message("reason.setting.min-length", { min: String(MIN_HTTP_TOKEN_LENGTH) })),
    )
    .transform(createSecret)
    .optional(),
  LOG_LEVEL: z
    .string()
    .toLowerCase()
    .pipe(z.enum(LOG_LEVELS, problem(message("reason.setting.one-of", { values: LOG_LEVELS.join(", ") }))))
    .default("warn"),
  MODEL_DAILY_TOKENS: wholeNumber(1, Number.MAX_SAFE_INTEGER, false)
    .optional()
    .transform((limit) => limit ?? MODEL_DAILY_TOKENS),
  OPENAI_CONTEXT_TOKENS: wholeNumber(MIN_CONTEXT_TOKENS, 10_000_000)
    .optional()
    .transform((tokens) => tokens ?? OPENAI_CONTEXT_TOKENS),
  MODEL_CONCURRENCY: wholeNumber(1, 64)
    .optional()
    .transform((calls) => calls ?? MODEL_CONCURRENCY),
  MODEL_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000, false).optional(),
  MODEL_TOKENS_PER_MINUTE: wholeNumber(1_000, 1_000_000_000, false).optional(),
});

export type Settings = z.infer<typeof settings>;
export type Variable = keyof Settings;
export const VARIABLES = settings.keyof().options;

/** For each variable a valid value, shown in error messages. */
export const EXAMPLES: Readonly<Record<Variable, string | Message>> = {
  DISCORD_TOKEN: message("reason.setting.example.token"),
  DISCORD_API_URL,
  DISCORD_GUILD_ID: "123456789012345678",
  BRIEFING_CHANNEL_ID: "123456789012345678",
  BRIEFING_TIME,
  BRIEFING_GRACE_HOURS: String(BRIEFING_GRACE_HOURS),
  BRIEFING_NEWS_DAYS: String(BRIEFING_NEWS_DAYS),
  BRIEFING_ALERT_DAYS: String(BRIEFING_ALERT_DAYS),
  BRIEFING_PICTURES,
  OPENAI_API_KEY: "sk-...",
  OPENAI_BASE_URL: "http://localhost:11434/v1",
  OPENAI_MODEL: "gpt-4.1-mini",
  DOCUMENTS_DIR: "./seeds",
  DATA_DIR: "./data",
  PROMPTS_DIR: "./prompts",
  TIME_ZONE: "Europe/Berlin",
  LANGUAGE: "de",
  FOLDER_LOOK_SECONDS: String(FOLDER_LOOK_SECONDS),
  FOLDER_REST_SECONDS: String(FOLDER_REST_SECONDS),
  HTTP_PORT: "8080",
  HTTP_HOST,
  HTTP_TOKEN: message("reason.setting.example.http-token"),
  LOG_LEVEL: "warn",
  MODEL_DAILY_TOKENS: String(MODEL_DAILY_TOKENS),
  OPENAI_CONTEXT_TOKENS: String(OPENAI_CONTEXT_TOKENS),
  MODEL_CONCURRENCY: String(MODEL_CONCURRENCY),
  MODEL_REQUESTS_PER_MINUTE: "60",
  MODEL_TOKENS_PER_MINUTE: "200000",
};
