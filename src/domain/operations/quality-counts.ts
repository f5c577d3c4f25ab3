import type { Answer } from "../conversation/answer.ts";
import type { BlockReason } from "../documents/claim.ts";
import type { CheckedText } from "./events/question-events.ts";

/** Counts how well claims and answers do, for the page about quality. Kept in the store, whatever the log level is. */
export interface QualityCounts {
  /** `matched`: claims of the text that matched their sources; `dropped`: why each of the others did not. */
  claimsChecked(text: CheckedText, matched: number, dropped: readonly BlockReason[]): void;
  answered(status: Answer["status"]): void;
}

/** For commands in a terminal, whose texts are not part of the bot's record. */
export const NO_COUNTS: QualityCounts = {
  claimsChecked: () => undefined,
  answered: () => undefined,
};
