import { z } from "zod";
import { message } from "../domain/texts/texts.ts";
import { problem, wholeNumber } from "./setting-values.ts";
import { settingsGroup } from "./settings-group.ts";

const TIME = "07:30";
/** A morning briefing is still useful at noon; in the evening the next one is closer. */
const GRACE_HOURS = 6;
/** Covers a long weekend. */
const NEWS_DAYS = 3;
const ALERT_DAYS = 3;
const PICTURES = "on";

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

const clockTime = z
  .string()
  .regex(/^(?:[01]?\d|2[0-3]):[0-5]\d$/, problem(message("reason.setting.time")))
  .transform((time) => time.padStart("07:30".length, "0"));

export const briefingSettings = settingsGroup({
  shape: {
    BRIEFING_CHANNEL_ID: z
      .string()
      .regex(/^\d{1,20}$/, problem(message("reason.setting.channel-id")))
      .optional(),
    BRIEFING_TIME: clockTime.optional().transform((time) => time ?? TIME),
    BRIEFING_GRACE_HOURS: wholeNumber(1, 48)
      .optional()
      .transform((hours) => hours ?? GRACE_HOURS),
    BRIEFING_NEWS_DAYS: wholeNumber(1, 60)
      .optional()
      .transform((days) => days ?? NEWS_DAYS),
    BRIEFING_ALERT_DAYS: wholeNumber(1, 365)
      .optional()
      .transform((days) => days ?? ALERT_DAYS),
    BRIEFING_PICTURES: z
      .string()
      .toLowerCase()
      .pipe(z.enum(["on", "off"], problem(message("reason.setting.on-off"))))
      .optional()
      .transform((value) => (value ?? PICTURES) === "on"),
  },
  examples: {
    BRIEFING_CHANNEL_ID: "123456789012345678",
    BRIEFING_TIME: TIME,
    BRIEFING_GRACE_HOURS: String(GRACE_HOURS),
    BRIEFING_NEWS_DAYS: String(NEWS_DAYS),
    BRIEFING_ALERT_DAYS: String(ALERT_DAYS),
    BRIEFING_PICTURES: PICTURES,
  },
  read: (values): BriefingConfig => ({
    channel: values.BRIEFING_CHANNEL_ID ?? null,
    time: values.BRIEFING_TIME,
    graceHours: values.BRIEFING_GRACE_HOURS,
    newsDays: values.BRIEFING_NEWS_DAYS,
    alertDays: values.BRIEFING_ALERT_DAYS,
    pictures: values.BRIEFING_PICTURES,
  }),
});
