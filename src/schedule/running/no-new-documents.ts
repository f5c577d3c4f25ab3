import type { Clock } from "../../domain/core/clock.ts";
import { DAY_MS, HOUR_MS, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { ComposeKind } from "../../domain/delivery/composers.ts";
import type { Edition, EditionRequest } from "../../domain/delivery/edition.ts";
import type { EditionArchive } from "../../domain/delivery/edition-archive.ts";
import type { Outbox } from "../../domain/delivery/outbox.ts";
import type { ArrivalStore } from "../../domain/schedules/arrival-store.ts";
import type { EditionRenderer, NoNewDocumentsAlert } from "../../domain/schedules/edition-renderer.ts";
import type { MessagePublisher } from "../../domain/schedules/message-publisher.ts";
import type { Schedule } from "../../domain/schedules/schedule.ts";
import { message } from "../../domain/texts/texts.ts";

/** How long an alert may be delayed if Discord is unreachable. */
const ALERT_DEADLINE_MS = 24 * HOUR_MS;

export interface NoNewDocumentsDeps {
  readonly store: Pick<ArrivalStore, "newestArrival"> & Pick<EditionArchive, "editions">;
  readonly root: string;
  /** Days without a new document after which an alert is due. */
  readonly days: number;
  readonly clock: Clock;
}

/** Alerts when no new documents arrive. Their slot is the arrival of the newest document, so each gap gets one alert. */
export interface NoNewDocumentsMonitor {
  /** The alert that is due for these schedules of one guild; null if none is due or it was sent before. */
  dueAlert(guild: string | null, schedules: readonly Schedule[]): Promise<AlertRequest | null>;
  /** The alert that an edition is for; null if documents have arrived since. */
  alertFor(edition: Edition): Promise<NoNewDocumentsAlert | null>;
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
      const subject = { kind: "no-news-alert", guild } as const;
      const [last] = await store.editions(subject, 1);
      if (last !== undefined && last.slot >= since) return null;
      const deadline = instantAfter(now, ALERT_DEADLINE_MS);
      return { subject, slot: since, notBefore: since, library, late: false, deadline };
    },
    async alertFor({ slot, library }) {
      const newest = await store.newestArrival(library);
      if (newest !== null && newest > slot) return null;
      return { kind: "no-new-documents", since: newest, days: fullDays(slot, clock.now()) };
    },
  };
}

function fullDays(since: Instant, now: Instant): number {
  return Math.floor((Date.parse(now) - Date.parse(since)) / DAY_MS);
}

/** Composes no-new-documents alerts. */
export function composeAlerts(
  noNewDocuments: Pick<NoNewDocumentsMonitor, "alertFor">,
  render: Pick<EditionRenderer, "alert">,
): ComposeKind<"no-news-alert"> {
  return async (edition) => {
    const alert = await noNewDocuments.alertFor(edition);
    if (alert === null) return { kind: "silent", reason: message("reason.edition.document-arrived") };
    return { kind: "parts", ...(await render.alert(alert, { edition })) };
  };
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
