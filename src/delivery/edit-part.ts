import type { StoredPart } from "../domain/delivery.ts";
import { type Desk, type Held, isOverdue, leaseOf, patiently, waitForNextTry } from "./desk.ts";
import { dropDeleted } from "./drop-deleted.ts";
import { momentOf } from "./elapsed.ts";
import { TRY_MS } from "./limits.ts";
import { LOST, type PartEnd, SENT } from "./part-end.ts";

/** Edits a message; an edit that may have got through is simply made again. */
export async function editPart(desk: Desk, held: Held, part: StoredPart, message: string): Promise<PartEnd> {
  const { store, publisher, clock } = desk;
  const { ref, channel } = held.edition;
  let detail = part.reason ?? "nothing was tried";
  for (let tries = 0; ; tries += 1) {
    if (isOverdue(desk, held.edition)) return { kind: "late", detail };
    const asked = momentOf(clock);
    const grant = await patiently(desk, () =>
      store.beginTry(ref, part.part, leaseOf(held.holder, asked), asked),
    );
    if (grant === "lost") return LOST;
    if (grant !== "granted")
      return { kind: "done", note: grant === "done" ? null : "a later edit took its place" };
    const outcome = await publisher.edit(channel, message, { body: part.body, edits: message }, TRY_MS);
    switch (outcome.kind) {
      case "edited":
        await patiently(desk, () => store.keepSent(ref, part.part, message));
        return SENT;
      case "refused":
        return outcome.why === "gone" ? dropDeleted(desk, held, part) : outcome;
      case "not-edited":
        detail = outcome.detail;
        await waitForNextTry(desk, held, tries, { atLeast: outcome.retryAfterMs ?? 0 });
    }
  }
}
