import type { Instant } from "../domain/core/time.ts";
import type { StoredMessagePart } from "../domain/delivery/delivery.ts";
import type { Edition, FinalEditionState } from "../domain/delivery/edition.ts";
import { subjectKey } from "../domain/delivery/edition-subject.ts";
import type { RefusalReason } from "../domain/delivery/message-sender.ts";
import type { RunOutcome } from "../domain/delivery/outbox.ts";
import { type Message, message } from "../domain/texts/texts.ts";
import { editPart } from "./edit-part.ts";
import { currentMoment } from "./elapsed.ts";
import {
  type DeliveryDeps,
  type LeasedEdition,
  retryWhileBusy,
  whileRenewingLease,
} from "./leased-edition.ts";
import { LEASE_MS } from "./limits.ts";
import type { EarlyEnd } from "./part-result.ts";
import { sendPart } from "./send-part.ts";

/** Sends the remaining parts in order, then ends the edition. */
export async function deliver(deps: DeliveryDeps, leased: LeasedEdition): Promise<RunOutcome> {
  await waitUntilDue(deps, leased);
  const { asked, value: parts } = await askForParts(deps, leased.edition.ref);
  let note: Message | null = null;
  for (const part of parts) {
    if (part.state === "sent" || part.state === "dropped") continue;
    const end = await (part.edits === null
      ? sendPart(deps, leased, part, asked)
      : editPart(deps, leased, part, part.edits));
    if (end.kind !== "done") return endEarly(deps, leased, { part, parts: parts.length }, end);
    note ??= end.note;
  }
  return endEdition(deps, leased, { state: "delivered", reason: note });
}

/** The parts, and a moment before the ledger read them: their ages are counted on from it. */
async function askForParts(deps: DeliveryDeps, ref: string) {
  return retryWhileBusy(deps, async () => {
    const asked = currentMoment(deps.clock);
    return { asked, value: await deps.store.parts(ref) };
  });
}

/** Sleeps in short intervals, because the wall clock may be set meanwhile. */
async function waitUntilDue(deps: DeliveryDeps, leased: LeasedEdition): Promise<void> {
  const { clock } = deps;
  for (;;) {
    const remainingMs = Date.parse(leased.edition.notBefore) - Date.parse(clock.now());
    if (remainingMs <= 0) return;
    await whileRenewingLease(deps, leased, () => clock.sleep(Math.min(remainingMs, LEASE_MS)));
  }
}

interface Ending {
  readonly state: FinalEditionState;
  readonly reason: Message | null;
  /** The part that ended the edition early, and its final state. */
  readonly part?: { readonly part: number; readonly state: "uncertain" | "failed" };
  /** Why Discord refuses posts to the channel, if it does. */
  readonly refused?: RefusalReason | null;
}

async function endEarly(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  { part: { part }, parts }: { readonly part: StoredMessagePart; readonly parts: number },
  end: EarlyEnd,
): Promise<RunOutcome> {
  const ofPart = (reason: Message) =>
    parts === 1
      ? reason
      : message("reason.edition.part", { part: String(part + 1), parts: String(parts), reason });
  switch (end.kind) {
    case "lost":
      return reportLost(deps, leased);
    case "late":
      return endEdition(deps, leased, {
        state: part === 0 ? "missed" : "failed",
        reason: ofPart(message("reason.edition.not-in-time", { detail: end.detail })),
        part: { part, state: "failed" },
      });
    case "uncertain":
      return endEdition(deps, leased, {
        state: "uncertain",
        reason: ofPart(message("reason.edition.uncertain", { detail: end.detail })),
        part: { part, state: "uncertain" },
        refused: end.refused,
      });
    case "refused":
      return endEdition(deps, leased, {
        state: "failed",
        reason: ofPart(message(`reason.edition.refused.${end.why}`, { detail: end.detail })),
        part: { part, state: "failed" },
        refused: end.why,
      });
  }
}

/** Outcomes that need a person's attention are logged as warnings and errors. */
const EVENT_LEVELS = {
  delivered: "info",
  silent: "info",
  missed: "warn",
  withdrawn: "info",
  uncertain: "error",
  failed: "error",
} as const;

export async function endEdition(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  ending: Ending,
): Promise<RunOutcome> {
  const { ref } = leased.edition;
  const { state, reason, part, refused = null } = ending;
  const end = { state, reason, at: deps.clock.now(), ...(part === undefined ? {} : { part }) };
  const edition = await retryWhileBusy(deps, () => deps.store.endEdition(ref, leased.fence, end));
  if (edition === null) return reportLost(deps, leased);
  reportEnded(deps, edition, { state, at: end.at, refused });
  return { kind: "ended", edition, refused };
}

interface Ended {
  readonly state: FinalEditionState;
  readonly at: Instant;
  readonly refused: RefusalReason | null;
}

export function reportEnded({ events }: DeliveryDeps, edition: Edition, { state, at, refused }: Ended): void {
  const { ref, subject, slot, channel, late, reason } = edition;
  const afterMs = Date.parse(at) - Date.parse(slot);
  events.emit(EVENT_LEVELS[state], `edition.${state}`, {
    edition: ref,
    kind: subject.kind,
    subject: subjectKey(subject),
    slot,
    late,
    afterMs,
    channel,
    reason,
    refused,
  });
}

export function reportLost({ events }: DeliveryDeps, { edition }: LeasedEdition): RunOutcome {
  events.emit("info", "edition.lost", {
    edition: edition.ref,
    kind: edition.subject.kind,
    subject: subjectKey(edition.subject),
    slot: edition.slot,
  });
  return { kind: "lost", edition };
}
