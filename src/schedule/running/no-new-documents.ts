import { type Clock, DAY_MS, HOUR_MS, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { Edition, EditionRequest, Outbox } from "../../domain/delivery/delivery.ts";
import type { MessagePublisher, NoNewDocumentsAlert, Schedule } from "../../domain/schedules/schedule.ts";
import type { Store } from "../../domain/store/store.ts";

/** An alert may wait for Discord this long. */
const ALERT_DEADLINE_MS = 24 * HOUR_MS;
/** Alerts are editions of this schedule, by guild; their slot is when the newest document arrived: one for each drought. */
const ALERT_PREFIX = "alert:dry:";
const SHARED_LIBRARY = "shared";

export interface NoNewDocumentsDeps {
  readonly store: Pick<Store, "newestArrival" | "editions">;
  readonly root: string;
  /** Days without a new document that are told. */
  readonly days: number;
  readonly clock: Clock;
}

/** Tells when no documents come in any more. */
export interface NoNewDocumentsMonitor {
  /** The alert that is due for these schedules of one guild, if any, and was not given yet. */
  dueAlert(guild: string | null, schedules: readonly Schedule[]): Promise<AlertRequest | null>;
  /** What an edition that is an alert says; "over" when documents came since; null when it is none. */
  alertFor(edition: Edition): Promise<NoNewDocumentsAlert | "resolved" | null>;
}

type AlertRequest = Omit<EditionRequest, "channel">;

export function createNoNewDocumentsMonitor({
  store,
  root,
  days,
  clock,
}: NoNewDocumentsDeps): NoNewDocumentsMonitor {
  return {
    async dueAlert(guild, schedules) {
      const library = { root, guild };
      const newest = await store.newestArrival(library);
      const since = newest ?? schedules.map(({ createdAt }) => createdAt).sort()[0];
      const now = clock.now();
      if (since === undefined || fullDays(since, now) < days) return null;
      const schedule = ALERT_PREFIX + (guild ?? SHARED_LIBRARY);
      const [last] = await store.editions(schedule, 1);
      if (last !== undefined && last.slot >= since) return null;
      const deadline = instantAfter(now, ALERT_DEADLINE_MS);
      return { schedule, slot: since, notBefore: since, library, late: false, deadline };
    },
    async alertFor({ schedule, slot, library }) {
      if (!schedule.startsWith(ALERT_PREFIX)) return null;
      const newest = await store.newestArrival(library);
      if (newest !== null && newest > slot) return "resolved";
      return { kind: "no-new-documents", since: newest, days: fullDays(slot, clock.now()) };
    },
  };
}

function fullDays(since: Instant, now: Instant): number {
  return Math.floor((Date.parse(now) - Date.parse(since)) / DAY_MS);
}

export interface AlertGuildDeps {
  readonly noNewDocuments: NoNewDocumentsMonitor;
  readonly publisher: Pick<MessagePublisher, "alertChannel">;
  readonly outbox: Pick<Outbox, "run">;
  readonly compose: Parameters<Outbox["run"]>[1];
}

/** Gives the alert of one guild if it is due: in the channel it has for that, else in its first schedule's. */
export async function alertGuild(
  guild: string | null,
  schedules: readonly Schedule[],
  { noNewDocuments, publisher, outbox, compose }: AlertGuildDeps,
): Promise<void> {
  const request = await noNewDocuments.dueAlert(guild, schedules);
  if (request === null) return;
  const channel = (await publisher.alertChannel(guild)) ?? schedules[0]?.channel;
  if (channel !== undefined) await outbox.run({ ...request, channel }, compose);
}
