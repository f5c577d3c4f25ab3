import type { Delivery } from "../../../src/domain/delivery/delivery.ts";
import type { Edition } from "../../../src/domain/delivery/edition.ts";
import type { ModelMessage } from "./discord-model.ts";
import type { Planned, Violation, World } from "./world.ts";
import { nameOf } from "./world.ts";

/** After a run, compares all messages ever posted with the ledger. Returns the editions. */
export function checkRun(world: World): readonly Edition[] {
  const editions: Edition[] = [];
  for (const planned of world.planned) {
    const { subject } = planned.request;
    const all = world.store.call({ operation: "editions", args: [subject, 50] });
    const edition = all.find(({ slot }) => slot === planned.request.slot);
    if (edition !== undefined) editions.push(edition);
    for (const violation of checkEdition(world, planned, edition)) world.violations.push(violation);
  }
  return editions;
}

function checkEdition(world: World, planned: Planned, edition: Edition | undefined): Violation[] {
  const name = `${nameOf(planned.request.subject)} ${planned.request.slot.slice(11, 16)}`;
  if (edition === undefined) return [{ kind: "loss", detail: `${name} is not recorded` }];
  if (edition.endedAt === null) return [{ kind: "loss", detail: `${name} is still ${edition.state}` }];
  const violations: Violation[] = [];
  if (edition.state !== "delivered" && !edition.reason)
    violations.push({ kind: "loss", detail: `${name} is ${edition.state} without a reason` });
  const messages = world.discord.messages.filter(({ marker }) => marker.edition === edition.ref);
  const deliveries = world.store.call({ operation: "deliveries", args: [edition.ref] });
  violations.push(...checkOnce(name, messages), ...checkOrder(name, messages));
  if (planned.corrects === null) violations.push(...checkRecord(world, name, edition, deliveries, messages));
  else violations.push(...checkCorrection(world, name, edition, deliveries));
  if (edition.state === "delivered" && planned.corrects === null && deliveries.length !== planned.parts)
    violations.push({ kind: "loss", detail: `${name} is delivered with ${deliveries.length} parts` });
  return violations;
}

function checkOnce(name: string, messages: readonly ModelMessage[]): Violation[] {
  const byPart = Map.groupBy(messages, ({ marker }) => marker.part);
  return [...byPart].flatMap(([part, same]): Violation[] =>
    same.length === 1
      ? []
      : [{ kind: "duplicate", detail: `${name} part ${part} was posted ${same.length} times` }],
  );
}

function checkOrder(name: string, messages: readonly ModelMessage[]): Violation[] {
  const parts = messages.map(({ marker }) => marker.part);
  const inOrder = [...new Set(parts)].every((part, place) => part === place);
  return inOrder ? [] : [{ kind: "order", detail: `${name} was posted in the order ${parts.join(", ")}` }];
}

/** Checks the ledger's state of each part against the messages. */
function checkRecord(
  { discord }: World,
  name: string,
  edition: Edition,
  deliveries: readonly Delivery[],
  messages: readonly ModelMessage[],
): Violation[] {
  const wrong = deliveries.filter(({ part, state, message }) => {
    const posted = messages.find(({ marker }) => marker.part === part);
    if (state === "sent") return posted?.id !== message;
    if (state === "dropped") return !posted?.deleted;
    if (state === "uncertain") return false;
    return posted !== undefined && discord.allowed.exists;
  });
  const records = wrong.map(
    ({ part, state }): Violation => ({ kind: "record", detail: `${name} part ${part} is not ${state}` }),
  );
  const unsent = deliveries.filter(({ state }) => state !== "sent" && state !== "dropped");
  if (edition.state === "delivered" && unsent.length > 0)
    records.push({ kind: "loss", detail: `${name} is delivered, and ${unsent.length} parts are not sent` });
  return records;
}

function checkCorrection(
  { discord }: World,
  name: string,
  edition: Edition,
  deliveries: readonly Delivery[],
): Violation[] {
  return deliveries.flatMap(({ state, message }): Violation[] => {
    const editedMessage = discord.messages.find(({ id }) => id === message);
    if (state !== "sent" || editedMessage?.text === edition.ref || editedMessage?.deleted) return [];
    return [{ kind: "record", detail: `${name} is delivered, and ${message} is not corrected` }];
  });
}
