import type { StoredPart } from "../domain/delivery.ts";
import { type Desk, type Held, patiently } from "./desk.ts";
import { LOST, type PartEnd } from "./part-end.ts";

const NOTE = "the message was deleted by somebody";

/** Somebody who may do so deleted the part's message: it is neither posted nor edited again. */
export async function dropDeleted(desk: Desk, held: Held, { part }: StoredPart): Promise<PartEnd> {
  const { edition, holder } = held;
  const dropped = await patiently(desk, () => desk.store.dropPart(edition.ref, part, holder, NOTE));
  return dropped ? { kind: "done", note: NOTE } : LOST;
}
