import { type REST, Routes } from "discord.js";
import { createBoundedMap } from "../../async/bounded-map.ts";
import type { Now } from "../../domain/core/clock.ts";
import { DAY_MS, instantAfter } from "../../domain/core/time.ts";
import type { PostOutcome } from "../../domain/delivery/message-sender.ts";
import { message } from "../../domain/texts/texts.ts";
import type { Outcome } from "../api/failure.ts";
import { findPart } from "../message/custom-id.ts";
import type { PartBody } from "../message/part-body.ts";
import { findInHistory, type HistoryDeps } from "./history.ts";
import { postOutcomeOf } from "./outcomes.ts";
import { tryOnce } from "./try-once.ts";

const THREAD_ALREADY_EXISTS = 160_004;
/** How far back the first part of an edition is searched for. */
const LOOK_BACK_MS = DAY_MS;
const MAX_CACHED_THREADS = 100;

export interface EditionThreadsDeps extends Omit<HistoryDeps, "rest"> {
  readonly posting: REST;
  readonly reading: REST;
  readonly now: Now;
}

export type PartPlace =
  | { readonly ok: true; readonly channel: string }
  /** The reason why the part was not posted. */
  | { readonly ok: false; readonly outcome: PostOutcome };

/** The threads on the first parts of editions. */
export interface EditionThreads {
  /** The channel for a part: the edition's channel, or its thread, which is started if necessary. */
  placeFor(channel: string, part: PartBody, signal: AbortSignal): Promise<PartPlace>;
  /** Starts the thread on an edition's first part; an existing thread is fine. */
  begin(channel: string, first: FirstMessage, name: string, signal: AbortSignal): Promise<Outcome<unknown>>;
}

/** An edition's first message; the thread on it has the same id. */
export interface FirstMessage {
  /** The edition's claims reference. */
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

/** The edition's reference in a part's marker. */
export function editionOf(components: unknown): string {
  const marker = findPart(components);
  if (marker === null) throw new TypeError("a part without a marker");
  return marker.ref;
}

/** Id of the edition's first message; "deleted" if somebody removed it, so that no more parts are posted. */
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
      return {
        kind: "not-posted",
        detail: message("reason.discord.thread-not-found", { detail: result.detail }),
      };
  }
}

/** If the thread could not be created, the part was definitely not posted. */
function notPostedOutcome(failure: Extract<Outcome<unknown>, { ok: false }>): PostOutcome {
  const outcome = postOutcomeOf(failure);
  return outcome.kind === "unknown" ? { kind: "not-posted", detail: outcome.detail } : outcome;
}
