import type { EndState, RefusalReason, RunOutcome, StoredPart } from "../domain/delivery.ts";
import { type Desk, type Held, patiently, whileHeld } from "./desk.ts";
import { editPart } from "./edit-part.ts";
import { LEASE_MS } from "./limits.ts";
import type { EarlyEnd } from "./part-end.ts";
import { sendPart } from "./send-part.ts";

/** Sends the parts that are not sent yet, one after the other, and ends the edition. */
export async function deliver(desk: Desk, held: Held): Promise<RunOutcome> {
  await waitUntilDue(desk, held);
  const parts = await patiently(desk, () => desk.store.parts(held.edition.ref));
  let note: string | null = null;
  for (const part of parts) {
    if (part.state === "sent" || part.state === "dropped") continue;
    const end = await (part.edits === null
      ? sendPart(desk, held, part)
      : editPart(desk, held, part, part.edits));
    if (end.kind !== "done") return endEarly(desk, held, { part, parts: parts.length }, end);
    note ??= end.note;
  }
  return endEdition(desk, held, { state: "delivered", reason: note });
}

/** The clock may be set meanwhile, so it is looked at now and then. */
async function waitUntilDue(desk: Desk, held: Held): Promise<void> {
  const { clock } = desk;
  for (;;) {
    const left = Date.parse(held.edition.notBefore) - Date.parse(clock.now());
    if (left <= 0) return;
    await whileHeld(desk, held, () => clock.sleep(Math.min(left, LEASE_MS)));
  }
}

/** How an edition ends: in which state and why, and what that says of one part and of the channel. */
interface Ending {
  readonly state: EndState;
  readonly reason: string | null;
  readonly part?: { readonly part: number; readonly state: "uncertain" | "failed" };
  readonly refused?: RefusalReason | null;
}

async function endEarly(
  desk: Desk,
  held: Held,
  { part: { part }, parts }: { readonly part: StoredPart; readonly parts: number },
  end: EarlyEnd,
): Promise<RunOutcome> {
  const which = parts === 1 ? "" : `part ${part + 1} of ${parts}: `;
  switch (end.kind) {
    case "lost":
      return lost(desk, held);
    case "late":
      return endEdition(desk, held, {
        state: part === 0 ? "missed" : "failed",
        reason: `${which}not posted in time (${end.detail})`,
        part: { part, state: "failed" },
      });
    case "uncertain":
      return endEdition(desk, held, {
        state: "uncertain",
        reason: `${which}may or may not have been posted (${end.detail})`,
        part: { part, state: "uncertain" },
        refused: end.refused,
      });
    case "refused":
      return endEdition(desk, held, {
        state: "failed",
        reason: `${which}${end.why} (${end.detail})`,
        part: { part, state: "failed" },
        refused: end.why,
      });
  }
}

/** Events of the editions that want a person's eye come as warnings and errors. */
const LEVELS = {
  delivered: "info",
  silent: "info",
  missed: "warn",
  uncertain: "error",
  failed: "error",
} as const;

export async function endEdition(desk: Desk, held: Held, ending: Ending): Promise<RunOutcome> {
  const { ref } = held.edition;
  const { state, reason, part, refused = null } = ending;
  const end = { state, reason, at: desk.clock.now(), ...(part === undefined ? {} : { part }) };
  const edition = await patiently(desk, () => desk.store.endEdition(ref, held.holder, end));
  if (edition === null) return lost(desk, held);
  const { schedule, slot, channel, late } = edition;
  const afterMs = Date.parse(end.at) - Date.parse(slot);
  desk.events.emit(LEVELS[state], `edition.${state}`, {
    edition: ref,
    schedule,
    slot,
    late,
    afterMs,
    channel,
    reason,
    refused,
  });
  return { kind: "ended", edition, refused };
}

export function lost({ events }: Desk, { edition }: Held): RunOutcome {
  events.emit("info", "edition.lost", {
    edition: edition.ref,
    schedule: edition.schedule,
    slot: edition.slot,
  });
  return { kind: "lost", edition };
}
