import type {
  EditOutcome,
  PostOutcome,
  Refusal,
  RefusalReason,
} from "../../domain/delivery/message-sender.ts";
import { detail } from "../../domain/texts/reasons.ts";
import type { Message } from "../../domain/texts/texts.ts";
import type { Failure } from "../api/failure.ts";

/** For a post: the message with this nonce was deleted. Source: Discord's JSON error codes. */
const UNKNOWN_MESSAGE = 10_008;
const THREAD_IS_ARCHIVED = 50_083;

export function postOutcomeOf(failure: Failure): PostOutcome {
  const { code } = failure;
  if (failure.kind === "gone" && code === UNKNOWN_MESSAGE) return { kind: "deleted" };
  if (failure.notDone === true || failure.kind === "unauthorized")
    return { kind: "not-posted", ...retryDetail(failure) };
  return refusalOf(failure) ?? { kind: "unknown", detail: detailOf(failure) };
}

export function editOutcomeOf(failure: Failure): EditOutcome {
  return refusalOf(failure) ?? { kind: "not-edited", ...retryDetail(failure) };
}

/** What readers are told about a failure. */
export function detailOf(failure: Failure): Message {
  return failure.why ?? detail(failure.detail);
}

function retryDetail(failure: Failure) {
  const { retryAfterMs } = failure;
  const detail = detailOf(failure);
  return retryAfterMs === undefined ? { detail } : { detail, retryAfterMs };
}

/** Null if Discord did not reject the part, or a later attempt may succeed. */
function refusalOf(failure: Failure): Refusal | null {
  const { kind, code } = failure;
  const why = kind === "unreachable" || kind === "unauthorized" ? null : reasonOf(kind, code);
  return why === null ? null : { kind: "refused", why, code, detail: detailOf(failure) };
}

function reasonOf(kind: Failure["kind"], code: number): RefusalReason {
  if (kind === "gone") return "gone";
  return kind === "forbidden" || code === THREAD_IS_ARCHIVED ? "forbidden" : "invalid";
}
