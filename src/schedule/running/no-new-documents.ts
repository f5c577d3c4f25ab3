import type { Clock } from "../../domain/core/clock.ts";
import { DAY_MS, HOUR_MS, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { Edition, EditionRequest } from "../../domain/delivery/edition.ts";
import type { Outbox } from "../../domain/delivery/outbox.ts";
import type { NoNewDocumentsAlert } from "../../domain/schedules/edition-renderer.ts";
import type { MessagePublisher } from "../../domain/schedules/message-publisher.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import type { Store } from "../../domain/store/store.ts";

/** How long an alert may be delayed if Discord is unreachable. */
const ALERT_DEADLINE_MS = 24 * HOUR_MS;
/**
 * Alerts are editions of a schedule with this prefix and the guild's id. Their slot is the arrival of the newest document, so
 * each gap gets one alert. The text is stored: do not change it.
 */
const ALERT_PREFIX = "alert:dry:";
const SHARED_LIBRARY = "shared";

export interface NoNewDocumentsDeps {
  readonly store: Pick<Store, "newestArrival" | "editions">;
  readonly root: string;
  /** Days without a new document after which an alert is due. */
  readonly days: number;
  readonly clock: Clock;
}

/** Alerts when no new documents arrive. */
export interface NoNewDocumentsMonitor {
  /** The alert that is due for these schedules of one guild; null if none is due or it was sent before. */
  dueAlert(guild: string | null, schedules: readonly Schedule[]): Promise<AlertRequest | null>;
  /** The alert that an edition is for; "resolved" if documents have arrived since; null if the edition is no such alert. */
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

/** Posts the alert of one guild if it is due: in the guild's alert channel, else in the channel of its first schedule. */
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
