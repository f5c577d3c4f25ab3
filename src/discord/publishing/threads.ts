import { type REST, Routes } from "discord.js";
import type { PostOutcome } from "../../domain/delivery.ts";
import { instantAfter, type Now } from "../../domain/time.ts";
import type { Outcome } from "../api/failure.ts";
import { findPart } from "../custom-id.ts";
import { findInHistory, type HistoryParts } from "./history.ts";
import { postFailed } from "./outcomes.ts";
import type { PartBody } from "./part-body.ts";
import { tryOnce } from "./try-once.ts";

/** Discord's code for a message that has a thread already. */
const THREAD_IS_THERE = 160_004;
/** An edition's parts follow each other within this time. */
const LOOK_BACK_MS = 24 * 3_600_000;
/** First messages of editions whose parts are being posted. */
const MOST_REMEMBERED = 100;

export interface ThreadParts extends Omit<HistoryParts, "rest"> {
  readonly posting: REST;
  readonly reading: REST;
  readonly now: Now;
}

export type Place =
  | { readonly ok: true; readonly channel: string }
  /** The part was not posted, and this is why. */
  | { readonly ok: false; readonly outcome: PostOutcome };

/** The threads on the first parts of editions. */
export interface Threads {
  /** Where a part goes: the channel, or the edition's thread, which is begun if it is not there. */
  placeFor(channel: string, part: PartBody, signal: AbortSignal): Promise<Place>;
  /** Begins the thread on an edition's first part; one that is there already will do. */
  begin(channel: string, first: First, name: string, signal: AbortSignal): Promise<Outcome<unknown>>;
}

/** An edition's first message, which the thread on it has the number of. */
export interface First {
  /** The edition's reference. */
  readonly edition: string;
  readonly message: string;
}

export function createThreads(parts: ThreadParts): Threads {
  const threads = new Map<string, string>();

  async function begin(
    channel: string,
    { edition, message }: First,
    name: string,
    signal: AbortSignal,
  ): Promise<Outcome<unknown>> {
    const route = Routes.threads(channel, message);
    const outcome = parts.noted(
      await tryOnce(signal, () => parts.posting.post(route, { body: { name }, signal })),
    );
    if (!outcome.ok && outcome.code !== THREAD_IS_THERE) return outcome;
    threads.set(edition, message);
    if (threads.size > MOST_REMEMBERED) for (const oldest of threads.keys().take(1)) threads.delete(oldest);
    return { ok: true, value: null };
  }

  return {
    begin,
    async placeFor(channel, { inThread, message: body }, signal) {
      if (inThread === undefined) return { ok: true, channel };
      const edition = editionOf(body.components);
      const known = threads.get(edition);
      if (known !== undefined) return { ok: true, channel: known };
      const message = await firstMessage(parts, channel, edition, signal);
      if (typeof message !== "string") return { ok: false, outcome: message };
      const outcome = await begin(channel, { edition, message }, inThread.name, signal);
      return outcome.ok ? { ok: true, channel: message } : { ok: false, outcome: notPosted(outcome) };
    },
  };
}

/** The reference that a part's marker holds. */
export function editionOf(components: unknown): string {
  const mark = findPart(components);
  if (mark === null) throw new TypeError("a part without its marker");
  return mark.ref;
}

/** The number of the edition's first message. Where somebody deleted it, nothing goes on. */
async function firstMessage(
  parts: ThreadParts,
  channel: string,
  edition: string,
  signal: AbortSignal,
): Promise<string | PostOutcome> {
  const since = instantAfter(parts.now(), -LOOK_BACK_MS);
  const reading = { ...parts, rest: parts.reading };
  const found = await findInHistory(reading, channel, { edition, part: 0 }, since, signal);
  switch (found.kind) {
    case "found":
      return found.message;
    case "absent":
      return { kind: "deleted" };
    case "unsearchable":
      return { kind: "not-posted", detail: `the thread is not found: ${found.detail}` };
  }
}

/** No thread, no post: what is not known of the thread says nothing of the part, which surely does not stand there. */
function notPosted(failure: Extract<Outcome<unknown>, { ok: false }>): PostOutcome {
  const outcome = postFailed(failure);
  return outcome.kind === "unknown" ? { kind: "not-posted", detail: outcome.detail } : outcome;
}
