import { type Message, message } from "../../domain/texts/texts.ts";
import type { DueEditions } from "../timing/due-editions.ts";

const MISSED = {
  "not-running": [
    "reason.edition.not-running",
    "reason.edition.not-running-earlier",
    "reason.edition.not-running-at-least",
  ],
  "disk-full": [
    "reason.edition.disk-was-full",
    "reason.edition.disk-was-full-earlier",
    "reason.edition.disk-was-full-at-least",
  ],
} as const;

/** Why slots were missed, for the earliest with the number of those that are not recorded one by one. */
export function missedReason(why: keyof typeof MISSED, missed?: DueEditions["missed"]): Message {
  const [plain, withEarlier, withAtLeast] = MISSED[why];
  const unlisted = missed === undefined ? 0 : missed.count - missed.slots.length;
  if (unlisted <= 0) return message(plain);
  return message(missed?.atLeast === true ? withAtLeast : withEarlier, { slots: String(unlisted) });
}
