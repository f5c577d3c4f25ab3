import type { Edition } from "../delivery/edition.ts";
import type { MessageSender, RefusalReason } from "../delivery/message-sender.ts";
import type { EditionRenderer } from "./edition-renderer.ts";
import type { Schedule } from "./schedule.ts";

/** A notice for the managers of a guild. */
export interface EditionNotice {
  readonly kind: "paused" | "failed" | "uncertain" | "missed";
  readonly schedule: Schedule;
  readonly edition: Edition;
  /** With "paused": why Discord refuses the message. */
  readonly refused: RefusalReason | null;
}

/** Everything needed to post editions; implemented by discord. */
export interface MessagePublisher {
  readonly sender: MessageSender;
  readonly render: EditionRenderer;
  /** Errors it throws are logged. */
  notify(guild: string | null, notice: EditionNotice): Promise<void>;
  /** The channel a guild chose for alerts; null: that of its first schedule. */
  alertChannel(guild: string | null): Promise<string | null>;
}
