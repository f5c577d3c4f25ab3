import type { StoredMessagePart } from "../domain/delivery/delivery.ts";
import type { PostOutcome, Refusal } from "../domain/delivery/message-sender.ts";
import { inEnglish } from "../domain/texts/reasons.ts";
import { type Message, message } from "../domain/texts/texts.ts";
import { dropDeleted } from "./drop-deleted.ts";
import {
  type AttemptTime,
  ageOf,
  currentMoment,
  elapsedSince,
  historySearchStart,
  type Moment,
  startingAt,
} from "./elapsed.ts";
import {
  type DeliveryDeps,
  isOverdue,
  type LeasedEdition,
  renewed,
  retryWhileBusy,
  waitBeforeRetry,
} from "./leased-edition.ts";
import { ATTEMPT_TIMEOUT_MS, LEASE_MS, NONCE_WINDOW_MS } from "./limits.ts";
import { LOST, lastFailure, type PartResult, SENT } from "./part-result.ts";
import { resolveUncertainSend } from "./resolve-uncertain-send.ts";

/** The final result, or `uncertainSince`: since when the part may have been posted (null: it definitely was not). */
type AttemptResult =
  | { readonly end: PartResult }
  | {
      readonly end: null;
      readonly uncertainSince: AttemptTime | null;
      readonly detail: Message;
      readonly waitMs: number;
    };

/**
 * Posts one part unless it was posted before. Retries until it is posted, refused, uncertain or too late. `asked`: a moment
 * before the ledger was asked for the part.
 */
export async function sendPart(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  part: StoredMessagePart,
  asked: Moment,
): Promise<PartResult> {
  let uncertainSince: AttemptTime | null =
    part.firstAttempt === null ? null : { ...part.firstAttempt, measured: asked };
  let detail = lastFailure(part);
  for (let attempts = 0; ; attempts += 1) {
    const result = await (uncertainSince === null
      ? sendFirst(deps, leased, part, detail)
      : resend(deps, leased, part, uncertainSince, attempts));
    if (result.end !== null) return result.end;
    uncertainSince = result.uncertainSince;
    detail = result.detail;
    const remainingMs = Date.parse(leased.edition.deadline) - Date.parse(deps.clock.now());
    const atMost = uncertainSince === null ? Math.max(0, remainingMs) : Number.POSITIVE_INFINITY;
    await waitBeforeRetry(deps, leased, attempts, { atLeast: result.waitMs, atMost });
  }
}

/** For a part that definitely was not posted. */
async function sendFirst(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  part: StoredMessagePart,
  detail: Message,
): Promise<AttemptResult> {
  if (isOverdue(deps, leased.edition)) return { end: { kind: "late", detail } };
  return post(deps, leased, part, null);
}

/** For a part that may have been posted. */
async function resend(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  part: StoredMessagePart,
  uncertainSince: AttemptTime,
  attempts: number,
): Promise<AttemptResult> {
  const resolution = await resolveUncertainSend(deps, leased.edition, part, uncertainSince, attempts);
  switch (resolution.kind) {
    case "found":
      return { end: await recordSent(deps, leased, part, resolution.message) };
    case "repeat":
      return post(deps, leased, part, uncertainSince);
    case "wait":
      return { end: null, uncertainSince, detail: resolution.detail, waitMs: 0 };
    case "uncertain":
      return { end: { kind: "uncertain", detail: resolution.detail, refused: null } };
  }
}

async function post(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  part: StoredMessagePart,
  uncertainSince: AttemptTime | null,
): Promise<AttemptResult> {
  const { store, sender, clock } = deps;
  const { ref, channel } = leased.edition;
  const startedAt = currentMoment(clock);
  const grant = await retryWhileBusy(deps, () =>
    store.beginAttempt(ref, part.part, renewed(leased), startedAt.at),
  );
  if (grant === "done") return { end: SENT };
  if (grant !== "granted") return { end: LOST };
  // No await between this check and the request, so it detects a process that was suspended since `startedAt`.
  if (!isWithinLeaseAndNonce(startedAt, uncertainSince ?? startingAt(startedAt), currentMoment(clock))) {
    return notPosted(deps, leased, part, uncertainSince, message("reason.edition.suspended"), 0);
  }
  const { body, attachments, nonce } = part;
  const outcome = await sender.post(channel, { body, attachments }, nonce, ATTEMPT_TIMEOUT_MS);
  return handlePostOutcome(deps, leased, part, { uncertainSince, startedAt, outcome });
}

/** Whether the lease outlasts the attempt, and Discord still remembers the nonce when this request arrives. */
function isWithinLeaseAndNonce(startedAt: Moment, firstAttempt: AttemptTime, now: Moment): boolean {
  return (
    elapsedSince(startedAt, now) <= LEASE_MS - ATTEMPT_TIMEOUT_MS &&
    ageOf(firstAttempt, now) <= NONCE_WINDOW_MS
  );
}

interface PostAttempt {
  /** Since when an earlier attempt may have posted the part. */
  readonly uncertainSince: AttemptTime | null;
  readonly startedAt: Moment;
  readonly outcome: PostOutcome;
}

async function handlePostOutcome(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  part: StoredMessagePart,
  { uncertainSince, startedAt, outcome }: PostAttempt,
): Promise<AttemptResult> {
  switch (outcome.kind) {
    case "posted":
      return { end: await recordSent(deps, leased, part, outcome.message) };
    case "not-posted":
      return notPosted(deps, leased, part, uncertainSince, outcome.detail, outcome.retryAfterMs ?? 0);
    case "deleted":
      return { end: await dropDeleted(deps, leased, part) };
    case "unknown":
      return {
        end: null,
        uncertainSince: uncertainSince ?? startingAt(startedAt),
        detail: outcome.detail,
        waitMs: 0,
      };
    case "refused":
      return {
        end:
          uncertainSince === null
            ? outcome
            : await refusedWhileUncertain(deps, leased, part, uncertainSince, outcome),
      };
  }
}

/** After an attempt that definitely posted nothing: reverts it, unless an earlier attempt is still uncertain. */
async function notPosted(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  part: StoredMessagePart,
  uncertainSince: AttemptTime | null,
  detail: Message,
  waitMs: number,
): Promise<AttemptResult> {
  if (uncertainSince !== null) return { end: null, uncertainSince, detail, waitMs };
  const { store } = deps;
  const revert = () => store.revertAttempt(leased.edition.ref, part.part, leased.fence, inEnglish(detail));
  if (!(await retryWhileBusy(deps, revert))) return { end: LOST };
  return { end: null, uncertainSince: null, detail, waitMs };
}

/** Discord refuses the part, but an earlier attempt may have posted it; not if the whole channel is gone. */
async function refusedWhileUncertain(
  deps: DeliveryDeps,
  leased: LeasedEdition,
  part: StoredMessagePart,
  uncertainSince: AttemptTime,
  refusal: Refusal,
): Promise<PartResult> {
  if (refusal.why === "gone") return refusal;
  const { ref, channel } = leased.edition;
  const since = historySearchStart(uncertainSince, currentMoment(deps.clock));
  const search = await deps.sender.find(channel, { edition: ref, part: part.part }, since);
  if (search.kind === "found") return recordSent(deps, leased, part, search.message);
  return { kind: "uncertain", detail: refusal.detail, refused: refusal.why };
}

async function recordSent(
  deps: DeliveryDeps,
  { edition }: LeasedEdition,
  { part }: StoredMessagePart,
  message: string,
): Promise<PartResult> {
  await retryWhileBusy(deps, () => deps.store.recordSent(edition.ref, part, message));
  return SENT;
}
