import { z } from "zod";
import { message } from "../domain/texts/texts.ts";
import { problem, wholeNumber } from "./setting-values.ts";
import { settingsGroup } from "./settings-group.ts";

/** Change events trigger a scan at once; the periodic scan finds changes on file systems that report none. */
const FOLDER_LOOK_SECONDS = 30;
/** Longer than the pauses of a program that copies a file over a slow connection. */
const FOLDER_REST_SECONDS = 15;

export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;

const folderPath = z.string().refine((path) => !path.includes("\0"), problem(message("reason.setting.path")));

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

export const languageSetting = z
  .string()
  .regex(/^[A-Za-z][\w.@:-]*$/, problem(message("reason.setting.language")))
  // Some systems set LANGUAGE to a list, "de_DE:en"; the first counts.
  .transform((codes) => codes.split(":")[0] ?? codes);

/** Variables whose meaning also depends on flags, folders or the machine: readConfig puts them together. */
export const generalSettings = settingsGroup({
  shape: {
    DOCUMENTS_DIR: folderPath.optional(),
    DATA_DIR: folderPath.optional(),
    PROMPTS_DIR: folderPath.optional(),
    TIME_ZONE: timeZone.optional(),
    LANGUAGE: languageSetting.optional(),
    FOLDER_LOOK_SECONDS: wholeNumber(1, 300)
      .optional()
      .transform((seconds) => seconds ?? FOLDER_LOOK_SECONDS),
    FOLDER_REST_SECONDS: wholeNumber(0, 300)
      .optional()
      .transform((seconds) => seconds ?? FOLDER_REST_SECONDS),
    LOG_LEVEL: z
      .string()
      .toLowerCase()
      .pipe(z.enum(LOG_LEVELS, problem(message("reason.setting.one-of", { values: LOG_LEVELS.join(", ") }))))
      .default("warn"),
  },
  examples: {
    DOCUMENTS_DIR: "./seeds",
    DATA_DIR: "./data",
    PROMPTS_DIR: "./prompts",
    TIME_ZONE: "Europe/Berlin",
    LANGUAGE: "de",
    FOLDER_LOOK_SECONDS: String(FOLDER_LOOK_SECONDS),
    FOLDER_REST_SECONDS: String(FOLDER_REST_SECONDS),
    LOG_LEVEL: "warn",
  },
  read: (values) => values,
});
