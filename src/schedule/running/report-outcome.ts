import type { Clock } from "../../domain/core/clock.ts";
import type { RunOutcome } from "../../domain/delivery/outbox.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { EditionNotice, MessagePublisher } from "../../domain/schedules/message-publisher.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import type { ScheduleStore } from "../../domain/schedules/schedule-store.ts";

export interface OutcomeReporterDeps {
  readonly store: Pick<ScheduleStore, "changeSchedule">;
  readonly publisher: Pick<MessagePublisher, "notify">;
  readonly clock: Clock;
  readonly events: Events;
}

/** Pauses the schedule or notifies the guild's managers after an edition has ended. */
export interface OutcomeReporter {
  /** Pauses the schedule if Discord refused the edition; notifies the managers if it was not posted. */
  report(schedule: Schedule, outcome: RunOutcome): Promise<void>;
}

export function createOutcomeReporter({
  store,
  publisher,
  clock,
  events,
}: OutcomeReporterDeps): OutcomeReporter {
  async function notify(notice: EditionNotice): Promise<void> {
    try {
      await publisher.notify(notice.schedule.guild, notice);
    } catch (error) {
      events.emit("warn", "schedule.notify-failed", {
        schedule: notice.schedule.ref,
        kind: notice.kind,
        error,
      });
    }
  }
  return {
    async report(schedule, outcome) {
      if (outcome.kind !== "ended") return;
      const { edition, refused } = outcome;
      if (refused !== null) {
        const paused = { reason: refused, at: clock.now() };
        const changed = await store.changeSchedule(schedule.ref, { paused });
        events.emit("warn", "schedule.paused", { schedule: schedule.ref, reason: refused });
        await notify({ kind: "paused", schedule: changed ?? schedule, edition, refused });
        return;
      }
      const { state } = edition;
      if (state === "failed" || state === "uncertain" || state === "missed") {
        await notify({ kind: state, schedule, edition, refused: null });
      }
    },
  };
}
