import type { Edition } from "../delivery/edition.ts";
import type { MessageSender, RefusalReason } from "../delivery/message-sender.ts";
import type { EditionRenderer } from "./edition-renderer.ts";
import type { Schedule } from "./schedule.ts";

/** What those who run a guild are told. */
export interface EditionNotice {
  readonly kind: "paused" | "failed" | "uncertain" | "missed";
  readonly schedule: Schedule;
  readonly edition: Edition;
  /** With "paused": why Discord refuses. */
  readonly refused: RefusalReason | null;
}

/** Who posts what is due; Discord fills it in. */
export interface MessagePublisher {
  readonly sender: MessageSender;
  readonly render: EditionRenderer;
  /** What it throws is logged. */
  notify(guild: string | null, notice: EditionNotice): Promise<void>;
  /** Where a guild wants its alerts; null: with its first schedule. */
  alertChannel(guild: string | null): Promise<string | null>;
}
