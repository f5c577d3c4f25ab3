import { type APIMessage, type REST, Routes } from "discord.js";
import type { Now } from "../../domain/core/clock.ts";
import type { EditOutcome, MessageSender, PostOutcome } from "../../domain/delivery/message-sender.ts";
import type { Events } from "../../domain/operations/events.ts";
import { inEnglish } from "../../domain/texts/reasons.ts";
import { message } from "../../domain/texts/texts.ts";
import type { Failure, Outcome } from "../api/failure.ts";
import { toEditRequest, toRequest } from "../message/attachments.ts";
import type { MessageFields } from "../message/message-body.ts";
import { messageOf, messagePath, type PartBody, parseMessagePath } from "../message/part-body.ts";
import { createAttachmentFallback } from "./attachment-fallback.ts";
import { createEditionThreads, type EditionThreads, editionOf } from "./edition-threads.ts";
import { findInHistory, type HistoryDeps } from "./history.ts";
import { editOutcomeOf, postOutcomeOf } from "./outcomes.ts";
import { noResponse, tryOnce } from "./try-once.ts";

export interface MessageSenderDeps extends Pick<HistoryDeps, "botId" | "mayRead"> {
  /** From createEditionsRest: reports rate limits instead of waiting. */
  readonly posting: REST;
  /** Waits for rate limits: a search may take several pages. */
  readonly reading: REST;
  /** Called when Discord rejects the bot's token; nothing is sent after that. */
  readonly unauthorized: () => void;
  /** Whether the bot may attach files in the channel; null if unknown. */
  readonly mayAttach: (channel: string) => boolean | null;
  readonly events: Events;
  readonly now: Now;
}

/** Sends editions over REST. Each call is one attempt; the outbox decides about retries. */
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
  const attachmentFallback = createAttachmentFallback(deps);
  return {
    async post(channel, messagePart, nonce, timeoutMs) {
      if (tokenRefused) return postOutcomeOf(TOKEN_REFUSED);
      const signal = AbortSignal.timeout(timeoutMs);
      const part = messagePart.body as PartBody;
      const place = await threads.placeFor(channel, part, signal);
      if (!place.ok) return place.outcome;
      const posted = await attachmentFallback.post(channel, nonce, messageOf(messagePart), async (message) =>
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
    async edit(channel, name, messagePart, timeoutMs) {
      if (tokenRefused) return editOutcomeOf(TOKEN_REFUSED);
      const signal = AbortSignal.timeout(timeoutMs);
      const { place, message } = parseMessagePath(channel, name);
      const route = Routes.channelMessage(place, message);
      const edited = await attachmentFallback.edit(channel, messageOf(messagePart), async (fields) =>
        onOutcome(await tryOnce(signal, () => posting.patch(route, { ...toEditRequest(fields), signal }))),
      );
      return edited.ok ? EDITED : editOutcomeOf(edited);
    },
    async find(channel, marker, since) {
      if (tokenRefused) return { kind: "unsearchable", detail: TOKEN_REJECTED };
      return findInHistory({ ...deps, rest: reading, onOutcome }, channel, marker, since);
    },
  };
}

const EDITED: EditOutcome = { kind: "edited" };
const TOKEN_REJECTED = message("reason.discord.token-rejected");
const TOKEN_REFUSED: Failure = {
  ok: false,
  kind: "unauthorized",
  code: 401,
  detail: inEnglish(TOKEN_REJECTED),
  why: TOKEN_REJECTED,
};

function send(rest: REST, place: string, message: MessageFields, nonce: string, signal: AbortSignal) {
  const fields = { ...message, nonce, enforce_nonce: true, allowed_mentions: { parse: [] } };
  return rest.post(Routes.channelMessages(place), { ...toRequest(fields), signal });
}

/** A missing thread was deleted by somebody, so its parts are no longer wanted. */
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
  if (typeof id !== "string") return postOutcomeOf(noResponse(message("reason.discord.not-a-message")));
  if (part.beginsThread !== undefined) {
    const first = { edition: editionOf(part.message.components), message: id };
    const begun = await threads.begin(channel, first, part.beginsThread, signal);
    if (!begun.ok) {
      const { why: _why, ...logged } = begun;
      deps.events.emit("warn", "edition.thread-not-begun", { channel, message: id, ...logged });
    }
  }
  return { kind: "posted", message: messagePath(channel, place, id) };
}
