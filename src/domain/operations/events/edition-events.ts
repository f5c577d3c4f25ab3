import type { Instant } from "../../core/time.ts";
import type { EditionKind } from "../../delivery/edition-subject.ts";
import type { RefusalReason } from "../../delivery/message-sender.ts";
import type { DetailedFailedCall, Failed } from "./failed.ts";

/** How an edition ended. */
export interface EditionEnded {
  readonly edition: string;
  readonly kind: EditionKind;
  /** The ref of its schedule, watch or corrected edition, or the guild of an alert (subjectKey). */
  readonly subject: string;
  readonly slot: Instant;
  readonly late: boolean;
  /** Milliseconds after its slot. */
  readonly afterMs: number;
  readonly channel: string;
  readonly reason: string | null;
  /** Why Discord refused it; null if it did not. */
  readonly refused: RefusalReason | null;
}

/** Editions, and the schedules, watches and corrections that request them. */
export interface EditionEvents {
  "edition.delivered": EditionEnded;
  "edition.silent": EditionEnded;
  "edition.missed": EditionEnded;
  "edition.uncertain": EditionEnded;
  "edition.failed": EditionEnded;
  "edition.lost": Pick<EditionEnded, "edition" | "kind" | "subject" | "slot">;
  "edition.lease-not-renewed": Failed & { readonly edition: string };
  "edition.model-too-slow": { readonly timeoutMs: number };
  "edition.model-failed-after-timeout": Failed;
  "edition.picture-left-out": {
    readonly channel: string;
    readonly code: number;
    readonly detail: string;
  };
  "edition.thread-not-begun": DetailedFailedCall & { readonly channel: string; readonly message: string };
  "picture.made": { readonly bytes: number; readonly ms: number };
  "picture.failed": Failed & { readonly guild: string | null };
  "schedule.failed": Failed & { readonly schedule: string };
  "schedule.paused": { readonly schedule: string; readonly reason: RefusalReason };
  "schedule.notify-failed": Failed & { readonly schedule: string; readonly kind: string };
  "schedule.timing-unreadable": Failed & { readonly schedule: string };
  "schedule.env-sync-failed": Failed;
  "schedule.tick-failed": Failed;
  "schedule.tick-overdue": { readonly idleIntervals: number };
  "watch.failed": Failed & { readonly watch: string };
  "watch.refused": { readonly watch: string; readonly reason: RefusalReason };
  "correction.failed": Failed & { readonly edition: string };
}
