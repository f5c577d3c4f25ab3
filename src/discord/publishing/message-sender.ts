import { type APIMessage, type REST, Routes } from "discord.js";
import type { Now } from "../../domain/core/time.ts";
import type { EditOutcome, MessageSender, PostOutcome } from "../../domain/delivery/delivery.ts";
import type { Events } from "../../domain/store/store.ts";
import type { Failure, Outcome } from "../api/failure.ts";
import type { MessageFields } from "../message/message-body.ts";
import { messagePath, type PartBody, parseMessagePath } from "../message/part-body.ts";
import { toEditRequest, toRequest } from "../message/picture.ts";
import { createEditionThreads, type EditionThreads, editionOf } from "./edition-threads.ts";
import { findInHistory, type HistoryDeps } from "./history.ts";
import { editOutcomeOf, postOutcomeOf } from "./outcomes.ts";
import { createPictureFallback } from "./picture-fallback.ts";
import { noResponse, tryOnce } from "./try-once.ts";

export interface MessageSenderDeps extends Pick<HistoryDeps, "botId" | "mayRead"> {
  /** Of createEditionsRest: tells rate limits instead of waiting for them. */
  readonly posting: REST;
  /** Waits for rate limits: a search may take several pages. */
  readonly reading: REST;
  /** Called when the bot's token is refused; nothing is sent after that. */
  readonly unauthorized: () => void;
  /** Whether the bot may send files to the channel, as far as is known; null: it is not. */
  readonly mayAttach: (channel: string) => boolean | null;
  readonly events: Events;
  readonly now: Now;
}

/** Editions in Discord's channels, over REST alone: one try a call, nothing repeated in here. */
export function createMessageSender(deps: MessageSenderDeps): MessageSender {
  const { posting, reading } = deps;
  let tokenRefused = false;
  const onOutcome = <T extends Outcome<unknown>>(outcome: T): T => {
    if (!outcome.ok && outcome.kind === "unauthorized") {
      tokenRefused = true;
      deps.unauthorized();
    }
    return outcome;
  };
  const threads = createEditionThreads({ ...deps, onOutcome });
  const pictureFallback = createPictureFallback(deps);
  return {
    async post(channel, { body }, nonce, timeoutMs) {
      if (tokenRefused) return postOutcomeOf(TOKEN_REFUSED);
      const signal = AbortSignal.timeout(timeoutMs);
      const part = body as PartBody;
      const place = await threads.placeFor(channel, part, signal);
      if (!place.ok) return place.outcome;
      const posted = await pictureFallback.post(channel, nonce, part.message, async (message) =>
        onOutcome(await tryOnce(signal, () => send(posting, place.channel, message, nonce, signal))),
      );
      if (!posted.ok) return outcomeOfFailedPost(posted, channel, place.channel);
      return finishPost(deps, threads, {
        channel,
        place: place.channel,
        part,
        response: posted.value,
        signal,
      });
    },
    async edit(channel, name, { body }, timeoutMs) {
      if (tokenRefused) return editOutcomeOf(TOKEN_REFUSED);
      const signal = AbortSignal.timeout(timeoutMs);
      const { place, message } = parseMessagePath(channel, name);
      const route = Routes.channelMessage(place, message);
      const edited = await pictureFallback.edit(channel, (body as PartBody).message, async (fields) =>
        onOutcome(await tryOnce(signal, () => posting.patch(route, { ...toEditRequest(fields), signal }))),
      );
      return edited.ok ? EDITED : editOutcomeOf(edited);
    },
    async find(channel, marker, since) {
      if (tokenRefused) return { kind: "unsearchable", detail: TOKEN_REFUSED.detail };
      return findInHistory({ ...deps, rest: reading, onOutcome }, channel, marker, since);
    },
  };
}

const EDITED: EditOutcome = { kind: "edited" };
const TOKEN_REFUSED: Failure = {
  ok: false,
  kind: "unauthorized",
  code: 401,
  detail: "the bot's token is refused",
};

function send(rest: REST, place: string, message: MessageFields, nonce: string, signal: AbortSignal) {
  const fields = { ...message, nonce, enforce_nonce: true, allowed_mentions: { parse: [] } };
  return rest.post(Routes.channelMessages(place), { ...toRequest(fields), signal });
}

/** A thread that is gone was deleted by somebody, as a message is: what belongs into it is not wanted any more. */
function outcomeOfFailedPost(failure: Failure, channel: string, place: string): PostOutcome {
  return failure.kind === "gone" && place !== channel ? { kind: "deleted" } : postOutcomeOf(failure);
}

interface SentPart {
  readonly channel: string;
  readonly place: string;
  readonly part: PartBody;
  readonly response: unknown;
  readonly signal: AbortSignal;
}

async function finishPost(
  deps: MessageSenderDeps,
  threads: EditionThreads,
  { channel, place, part, response, signal }: SentPart,
): Promise<PostOutcome> {
  const { id } = (response ?? {}) as Partial<APIMessage>;
  if (typeof id !== "string") return postOutcomeOf(noResponse("an answer that is no message"));
  if (part.beginsThread !== undefined) {
    const first = { edition: editionOf(part.message.components), message: id };
    const begun = await threads.begin(channel, first, part.beginsThread, signal);
    if (!begun.ok) deps.events.emit("warn", "edition.thread-not-begun", { channel, message: id, ...begun });
  }
  return { kind: "posted", message: messagePath(channel, place, id) };
}
