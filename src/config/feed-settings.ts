import { z } from "zod";
import { message } from "../domain/texts/texts.ts";
import { problem, wholeNumber } from "./setting-values.ts";
import { settingsGroup } from "./settings-group.ts";

const INTERVAL_MINUTES = 15;
const MAX_PER_SERVER = 50;
const EXISTING_DAYS = 3;
const RETENTION_DAYS = 90;

/** Subscriptions to feeds. */
export interface FeedsConfig {
  /** Lets feeds come from private addresses and from any port. */
  readonly allowPrivate: boolean;
  /** An address or mail address that servers can turn to; null for none. */
  readonly contact: string | null;
  readonly intervalMinutes: number;
  readonly maxPerGuild: number;
  /** Days of entries taken when a feed is added. */
  readonly existingDays: number;
  /** Days that an entry stays in the library after it has left its feed. */
  readonly retentionDays: number;
}

export const feedSettings = settingsGroup({
  shape: {
    FEEDS_ALLOW_PRIVATE: z
      .string()
      .toLowerCase()
      .pipe(z.enum(["on", "off"], problem(message("reason.setting.one-of", { values: "on, off" }))))
      .default("off"),
    FEEDS_CONTACT: z
      .string()
      .regex(/^[\x21-\x7e]{3,200}$/, problem(message("reason.setting.contact")))
      .optional(),
    FEEDS_INTERVAL_MINUTES: wholeNumber(5, 1_440).default(INTERVAL_MINUTES),
    FEEDS_PER_SERVER: wholeNumber(0, 1_000).default(MAX_PER_SERVER),
    FEEDS_EXISTING_DAYS: wholeNumber(0, 365).default(EXISTING_DAYS),
    FEEDS_RETENTION_DAYS: wholeNumber(1, 3_650).default(RETENTION_DAYS),
  },
  examples: {
    FEEDS_ALLOW_PRIVATE: "off",
    FEEDS_CONTACT: "https://example.org/contact",
    FEEDS_INTERVAL_MINUTES: String(INTERVAL_MINUTES),
    FEEDS_PER_SERVER: String(MAX_PER_SERVER),
    FEEDS_EXISTING_DAYS: String(EXISTING_DAYS),
    FEEDS_RETENTION_DAYS: String(RETENTION_DAYS),
  },
  read: (values): FeedsConfig => ({
    allowPrivate: values.FEEDS_ALLOW_PRIVATE === "on",
    contact: values.FEEDS_CONTACT ?? null,
    intervalMinutes: values.FEEDS_INTERVAL_MINUTES,
    maxPerGuild: values.FEEDS_PER_SERVER,
    existingDays: values.FEEDS_EXISTING_DAYS,
    retentionDays: values.FEEDS_RETENTION_DAYS,
  }),
});
