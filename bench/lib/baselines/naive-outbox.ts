import type { OutboxDeps } from "../../../src/delivery/outbox.ts";
import type { StoredMessagePart } from "../../../src/domain/delivery/delivery.ts";
import type { Edition, EditionRequest } from "../../../src/domain/delivery/edition.ts";
import type { Compose, Outbox, RunOutcome } from "../../../src/domain/delivery/outbox.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";
import type { Message } from "../../../src/domain/texts/texts.ts";

const LEASE_MS = 60_000;
const WAIT_MS = 5_000;

/**
 * The baseline: a careful first attempt. A lock with a timeout admits one process; parts are stored, posted until Discord
 * accepts them, then marked. After a crash it continues with the first unmarked part.
 */
export function createNaiveOutbox(options: OutboxDeps): Pick<Outbox, "run" | "recover"> {
  const { store, clock, random, owner } = options;
  const randomId = (bytes: number) => Buffer.from(random(bytes)).toString("base64url");
  const run = async (request: EditionRequest, compose: Compose): Promise<RunOutcome> => {
    const lease = { holder: owner, forMs: LEASE_MS };
    const claim = await store.leaseEdition(request, randomId(12), lease, clock.now());
    if (claim.kind !== "leased") return { kind: "taken", edition: claim.edition, retryInMs: null };
    return postAll(options, claim.edition, claim.fence, compose);
  };
  return {
    run,
    async recover(compose) {
      const unfinished = await store.unfinishedEditions(clock.now());
      return Promise.all(unfinished.map((edition) => run(edition, compose)));
    },
  };
}

async function postAll(
  options: OutboxDeps,
  edition: Edition,
  fence: number,
  compose: Compose,
): Promise<RunOutcome> {
  const { store, clock, random } = options;
  const end = async (state: "delivered" | "silent" | "missed" | "failed", reason: Message | null) => {
    const ended = await store.endEdition(edition.ref, fence, { state, reason, at: clock.now() });
    return { kind: "ended", edition: ended ?? edition, refused: null } as const;
  };
  if (edition.state === "composing") {
    const composed = await compose(edition);
    if (composed.kind === "silent") return end("silent", composed.reason);
    const parts = composed.parts.map(({ body, edits = null }) => {
      return { body, edits, nonce: Buffer.from(random(12)).toString("base64url") };
    });
    await store.saveParts(edition.ref, fence, parts, composed.shown);
  }
  for (const part of await store.parts(edition.ref)) {
    if (part.state === "sent") continue;
    const failed = await postUntilAccepted(options, edition, part);
    if (failed !== null) return end(failed === "late" ? "missed" : "failed", detail(failed));
  }
  return end("delivered", null);
}

/** Resolves to null once the part is posted and marked. Uses a new nonce per attempt, as the library does by default. */
async function postUntilAccepted(
  { store, sender, clock, random }: OutboxDeps,
  { ref, channel, deadline }: Edition,
  part: StoredMessagePart,
): Promise<string | null> {
  while (clock.now() < deadline) {
    const nonce = Buffer.from(random(12)).toString("base64url");
    const outcome = await (part.edits === null
      ? sender.post(channel, { body: part.body }, nonce, 15_000)
      : sender.edit(channel, part.edits, { body: part.body }, 15_000));
    if (outcome.kind === "posted" || outcome.kind === "edited") {
      await store.recordSent(
        ref,
        part.part,
        outcome.kind === "posted" ? outcome.message : (part.edits ?? ""),
      );
      return null;
    }
    if (outcome.kind === "refused") return outcome.why;
    await clock.sleep(("retryAfterMs" in outcome ? outcome.retryAfterMs : undefined) ?? WAIT_MS);
  }
  return "late";
}
