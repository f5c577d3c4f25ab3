import { type REST, Routes } from "discord.js";
import { createBoundedMap } from "../../async/bounded-map.ts";
import { DAY_MS, instantAfter, type Now } from "../../domain/core/time.ts";
import type { PostOutcome } from "../../domain/delivery/delivery.ts";
import type { Outcome } from "../api/failure.ts";
import { findPart } from "../message/custom-id.ts";
import type { PartBody } from "../message/part-body.ts";
import { findInHistory, type HistoryDeps } from "./history.ts";
import { postOutcomeOf } from "./outcomes.ts";
import { tryOnce } from "./try-once.ts";

/** Discord's code for a message that has a thread already. */
const THREAD_ALREADY_EXISTS = 160_004;
/** An edition's parts follow each other within this time. */
const LOOK_BACK_MS = DAY_MS;
/** First messages of editions whose parts are being posted. */
const MAX_CACHED_THREADS = 100;

export interface EditionThreadsDeps extends Omit<HistoryDeps, "rest"> {
  readonly posting: REST;
  readonly reading: REST;
  readonly now: Now;
}

export type PartPlace =
  | { readonly ok: true; readonly channel: string }
  /** The part was not posted, and this is why. */
  | { readonly ok: false; readonly outcome: PostOutcome };

/** The threads on the first parts of editions. */
export interface EditionThreads {
  /** Where a part goes: the channel, or the edition's thread, which is begun if it is not there. */
  placeFor(channel: string, part: PartBody, signal: AbortSignal): Promise<PartPlace>;
  /** Begins the thread on an edition's first part; one that is there already will do. */
  begin(channel: string, first: FirstMessage, name: string, signal: AbortSignal): Promise<Outcome<unknown>>;
}

/** An edition's first message, which the thread on it has the number of. */
export interface FirstMessage {
  /** The edition's reference. */
  readonly edition: string;
  readonly message: string;
}

export function createEditionThreads(deps: EditionThreadsDeps): EditionThreads {
  const threads = createBoundedMap<string, string>(MAX_CACHED_THREADS);

  async function begin(
    channel: string,
    { edition, message }: FirstMessage,
    name: string,
    signal: AbortSignal,
  ): Promise<Outcome<unknown>> {
    const route = Routes.threads(channel, message);
    const outcome = deps.onOutcome(
      await tryOnce(signal, () => deps.posting.post(route, { body: { name }, signal })),
    );
    if (!outcome.ok && outcome.code !== THREAD_ALREADY_EXISTS) return outcome;
    threads.set(edition, message);
    return { ok: true, value: null };
  }

  return {
    begin,
    async placeFor(channel, { inThread, message: body }, signal) {
      if (inThread === undefined) return { ok: true, channel };
      const edition = editionOf(body.components);
      const known = threads.get(edition);
      if (known !== undefined) return { ok: true, channel: known };
      const message = await firstMessage(deps, channel, edition, signal);
      if (typeof message !== "string") return { ok: false, outcome: message };
      const outcome = await begin(channel, { edition, message }, inThread.name, signal);
      return outcome.ok ? { ok: true, channel: message } : { ok: false, outcome: notPostedOutcome(outcome) };
    },
  };
}

/** The reference that a part's marker holds. */
export function editionOf(components: unknown): string {
  const marker = findPart(components);
  if (marker === null) throw new TypeError("a part without its marker");
  return marker.ref;
}

/** The number of the edition's first message. Where somebody deleted it, nothing goes on. */
async function firstMessage(
  deps: EditionThreadsDeps,
  channel: string,
  edition: string,
  signal: AbortSignal,
): Promise<string | PostOutcome> {
  const since = instantAfter(deps.now(), -LOOK_BACK_MS);
  const reading = { ...deps, rest: deps.reading };
  const result = await findInHistory(reading, channel, { edition, part: 0 }, since, signal);
  switch (result.kind) {
    case "found":
      return result.message;
    case "absent":
      return { kind: "deleted" };
    case "unsearchable":
      return { kind: "not-posted", detail: `the thread is not found: ${result.detail}` };
  }
}

/** No thread, no post: what is not known of the thread says nothing of the part, which surely does not stand there. */
function notPostedOutcome(failure: Extract<Outcome<unknown>, { ok: false }>): PostOutcome {
  const outcome = postOutcomeOf(failure);
  return outcome.kind === "unknown" ? { kind: "not-posted", detail: outcome.detail } : outcome;
}
