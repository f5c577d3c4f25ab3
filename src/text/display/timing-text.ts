import { type Timing, WEEKDAYS } from "../../domain/schedules/timing.ts";
import type { Texts } from "../../domain/texts/texts.ts";

const WORKING_DAYS = "mon,tue,wed,thu,fri";

/** "07:30 mon-fri in Europe/Berlin" */
export function timingText(timing: Timing, texts: Texts): string {
  const zone = timing.timeZone;
  if (timing.kind === "cron") return texts.t("timing.cron", { expression: timing.expression, zone });
  return texts.t("timing.daily", { time: timing.time, days: daysText(timing.weekdays, texts), zone });
}

function daysText(weekdays: (Timing & { readonly kind: "daily" })["weekdays"], texts: Texts): string {
  if (weekdays.length === WEEKDAYS.length) return texts.t("timing.every-day");
  if (weekdays.join(",") === WORKING_DAYS) return texts.t("timing.working-days");
  const names = weekdays.map((day) => texts.t("timing.weekday", { day }));
  return names.join(texts.t("timing.separator"));
}
