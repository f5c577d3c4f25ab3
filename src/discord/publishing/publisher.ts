import { type APIMessage, type REST, Routes } from "discord.js";
import type { EditOutcome, PostOutcome, Publisher } from "../../domain/delivery.ts";
import type { Events } from "../../domain/ports.ts";
import type { Now } from "../../domain/time.ts";
import type { Failure, Outcome } from "../api/failure.ts";
import { editOf, requestOf } from "../api/pictured.ts";
import type { MessageFields } from "../message.ts";
import { findInHistory, type HistoryParts } from "./history.ts";
import { editFailed, postFailed } from "./outcomes.ts";
import { messageName, type PartBody, readMessageName } from "./part-body.ts";
import { createPictureCare } from "./picture-care.ts";
import { createThreads, editionOf, type Threads } from "./threads.ts";
import { tryOnce, unanswered } from "./try-once.ts";

export interface PublisherParts extends Pick<HistoryParts, "bot" | "mayRead"> {
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
export function createPublisher(parts: PublisherParts): Publisher {
  const { posting, reading } = parts;
  let tokenRefused = false;
  const noted = <T extends Outcome<unknown>>(outcome: T): T => {
    if (!outcome.ok && outcome.kind === "unauthorized") {
      tokenRefused = true;
      parts.unauthorized();
    }
    return outcome;
  };
  const threads = createThreads({ ...parts, noted });
  const pictures = createPictureCare(parts);
  return {
    async post(channel, { body }, nonce, mostMs) {
      if (tokenRefused) return postFailed(TOKEN_REFUSED);
      const signal = AbortSignal.timeout(mostMs);
      const part = body as PartBody;
      const place = await threads.placeFor(channel, part, signal);
      if (!place.ok) return place.outcome;
      const posted = await pictures.post(channel, nonce, part.message, async (message) =>
        noted(await tryOnce(signal, () => send(posting, place.channel, message, nonce, signal))),
      );
      if (!posted.ok) return afterFailure(posted, channel, place.channel);
      return said(parts, threads, { channel, place: place.channel, part, answer: posted.value, signal });
    },
    async edit(channel, name, { body }, mostMs) {
      if (tokenRefused) return editFailed(TOKEN_REFUSED);
      const signal = AbortSignal.timeout(mostMs);
      const { place, message } = readMessageName(channel, name);
      const route = Routes.channelMessage(place, message);
      const edited = await pictures.edit(channel, (body as PartBody).message, async (fields) =>
        noted(await tryOnce(signal, () => posting.patch(route, { ...editOf(fields), signal }))),
      );
      return edited.ok ? EDITED : editFailed(edited);
    },
    async find(channel, marker, since) {
      if (tokenRefused) return { kind: "unsearchable", detail: TOKEN_REFUSED.detail };
      return findInHistory({ ...parts, rest: reading, noted }, channel, marker, since);
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
  return rest.post(Routes.channelMessages(place), { ...requestOf(fields), signal });
}

/** A thread that is gone was deleted by somebody, as a message is: what belongs into it is not wanted any more. */
function afterFailure(failure: Failure, channel: string, place: string): PostOutcome {
  return failure.kind === "gone" && place !== channel ? { kind: "deleted" } : postFailed(failure);
}

interface Answered {
  readonly channel: string;
  readonly place: string;
  readonly part: PartBody;
  readonly answer: unknown;
  readonly signal: AbortSignal;
}

async function said(
  parts: PublisherParts,
  threads: Threads,
  { channel, place, part, answer, signal }: Answered,
): Promise<PostOutcome> {
  const { id } = (answer ?? {}) as Partial<APIMessage>;
  if (typeof id !== "string") return postFailed(unanswered("an answer that is no message"));
  if (part.beginsThread !== undefined) {
    const first = { edition: editionOf(part.message.components), message: id };
    const begun = await threads.begin(channel, first, part.beginsThread, signal);
    if (!begun.ok) parts.events.emit("warn", "edition.thread-not-begun", { channel, message: id, ...begun });
  }
  return { kind: "posted", message: messageName(channel, place, id) };
}
