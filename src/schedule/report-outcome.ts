import type { RunOutcome } from "../domain/delivery.ts";
import type { Events, Store } from "../domain/ports.ts";
import type { Notice, Press, Schedule } from "../domain/schedules.ts";
import type { Clock } from "../domain/time.ts";

export interface ReporterParts {
  readonly store: Pick<Store, "changeSchedule">;
  readonly press: Pick<Press, "tell">;
  readonly clock: Clock;
  readonly events: Events;
}

/** Draws the consequences of how an edition ended. */
export interface Reporter {
  /** A schedule that Discord refuses rests from then on; what did not go out is told to those who run the guild. */
  report(schedule: Schedule, outcome: RunOutcome): Promise<void>;
}

export function createReporter({ store, press, clock, events }: ReporterParts): Reporter {
  async function tell(notice: Notice): Promise<void> {
    try {
      await press.tell(notice.schedule.guild, notice);
    } catch (error) {
      events.emit("warn", "schedule.not-told", { schedule: notice.schedule.ref, kind: notice.kind, error });
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
        await tell({ kind: "paused", schedule: changed ?? schedule, edition, refused });
        return;
      }
      const { state } = edition;
      if (state === "failed" || state === "uncertain" || state === "missed") {
        await tell({ kind: state, schedule, edition, refused: null });
      }
    },
  };
}
