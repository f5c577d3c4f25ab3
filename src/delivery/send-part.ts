import type { PostOutcome, Refusal, StoredPart } from "../domain/delivery.ts";
import type { Moment } from "../domain/time.ts";
import { type Desk, type Held, isOverdue, leaseOf, patiently, waitForNextTry } from "./desk.ts";
import { dropDeleted } from "./drop-deleted.ts";
import { elapsedSince, momentOf, searchFrom } from "./elapsed.ts";
import { LEASE_MS, NONCE_WINDOW_MS, TRY_MS } from "./limits.ts";
import { LOST, type PartEnd, SENT } from "./part-end.ts";
import { settleDoubt } from "./settle-doubt.ts";

/** What a try left behind: an end, or `doubt`, since when the part may stand in the channel (null: it surely does not). */
type Tried =
  | { readonly end: PartEnd }
  | { readonly end: null; readonly doubt: Moment | null; readonly detail: string; readonly waitMs: number };

/** Posts one part, or finds that it stands there already; tries until it does, it can't, or time is up. */
export async function sendPart(desk: Desk, held: Held, part: StoredPart): Promise<PartEnd> {
  let doubt = part.firstTried;
  let detail = part.reason ?? "nothing was tried";
  for (let tries = 0; ; tries += 1) {
    const tried = await (doubt === null
      ? tryFresh(desk, held, part, detail)
      : tryAgain(desk, held, part, doubt, tries));
    if (tried.end !== null) return tried.end;
    doubt = tried.doubt;
    detail = tried.detail;
    const left = Date.parse(held.edition.deadline) - Date.parse(desk.clock.now());
    const atMost = doubt === null ? Math.max(0, left) : Number.POSITIVE_INFINITY;
    await waitForNextTry(desk, held, tries, { atLeast: tried.waitMs, atMost });
  }
}

/** The part surely does not stand there. */
async function tryFresh(desk: Desk, held: Held, part: StoredPart, detail: string): Promise<Tried> {
  if (isOverdue(desk, held.edition)) return { end: { kind: "late", detail } };
  return post(desk, held, part, null);
}

/** The part may stand there. */
async function tryAgain(
  desk: Desk,
  held: Held,
  part: StoredPart,
  doubt: Moment,
  tries: number,
): Promise<Tried> {
  const settled = await settleDoubt(desk, held.edition, part, doubt, tries);
  switch (settled.kind) {
    case "found":
      return { end: await keepSent(desk, held, part, settled.message) };
    case "repeat":
      return post(desk, held, part, doubt);
    case "wait":
      return { end: null, doubt, detail: settled.detail, waitMs: 0 };
    case "uncertain":
      return { end: { kind: "uncertain", detail: settled.detail, refused: null } };
  }
}

async function post(desk: Desk, held: Held, part: StoredPart, doubt: Moment | null): Promise<Tried> {
  const { store, publisher, clock } = desk;
  const { ref, channel } = held.edition;
  const asked = momentOf(clock);
  const grant = await patiently(desk, () =>
    store.beginTry(ref, part.part, leaseOf(held.holder, asked), asked),
  );
  if (grant === "done") return { end: SENT };
  if (grant !== "granted") return { end: LOST };
  // From here to the request there is no waiting: a process that was paused until now is found out.
  if (!isTimely(asked, doubt ?? asked, momentOf(clock))) {
    return notPosted(desk, held, part, doubt, "this process was paused", 0);
  }
  const outcome = await publisher.post(channel, { body: part.body }, part.nonce, TRY_MS);
  return afterPost(desk, held, part, { doubt, asked, outcome });
}

/** The lease outlasts the try, and Discord still remembers the nonce of the first one when the last request arrives. */
function isTimely(asked: Moment, firstTried: Moment, now: Moment): boolean {
  return elapsedSince(asked, now) <= LEASE_MS - TRY_MS && elapsedSince(firstTried, now) <= NONCE_WINDOW_MS;
}

interface Post {
  /** What was in doubt before it. */
  readonly doubt: Moment | null;
  readonly asked: Moment;
  readonly outcome: PostOutcome;
}

async function afterPost(
  desk: Desk,
  held: Held,
  part: StoredPart,
  { doubt, asked, outcome }: Post,
): Promise<Tried> {
  switch (outcome.kind) {
    case "posted":
      return { end: await keepSent(desk, held, part, outcome.message) };
    case "not-posted":
      return notPosted(desk, held, part, doubt, outcome.detail, outcome.retryAfterMs ?? 0);
    case "deleted":
      return { end: await dropDeleted(desk, held, part) };
    case "unknown":
      return { end: null, doubt: doubt ?? asked, detail: outcome.detail, waitMs: 0 };
    case "refused":
      return { end: doubt === null ? outcome : await refusedInDoubt(desk, held, part, doubt, outcome) };
  }
}

/** This try posted nothing; what an earlier one did stays in doubt. */
async function notPosted(
  desk: Desk,
  held: Held,
  part: StoredPart,
  doubt: Moment | null,
  detail: string,
  waitMs: number,
): Promise<Tried> {
  if (doubt !== null) return { end: null, doubt, detail, waitMs };
  const { store } = desk;
  const takeBack = () => store.takeBackTry(held.edition.ref, part.part, held.holder, detail);
  if (!(await patiently(desk, takeBack))) return { end: LOST };
  return { end: null, doubt: null, detail, waitMs };
}

/** Discord takes it no more, but an earlier try may have got through. In a channel that is gone nothing stands. */
async function refusedInDoubt(
  desk: Desk,
  held: Held,
  part: StoredPart,
  doubt: Moment,
  refusal: Refusal,
): Promise<PartEnd> {
  if (refusal.why === "gone") return refusal;
  const { ref, channel } = held.edition;
  const since = searchFrom(doubt, momentOf(desk.clock));
  const found = await desk.publisher.find(channel, { edition: ref, part: part.part }, since);
  if (found.kind === "found") return keepSent(desk, held, part, found.message);
  return { kind: "uncertain", detail: refusal.detail, refused: refusal.why };
}

async function keepSent(
  desk: Desk,
  { edition }: Held,
  { part }: StoredPart,
  message: string,
): Promise<PartEnd> {
  await patiently(desk, () => desk.store.keepSent(edition.ref, part, message));
  return SENT;
}
