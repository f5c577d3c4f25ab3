import {
  type APIApplicationCommandOptionChoice,
  type APIInteractionResponse,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
} from "discord.js";
import { MINUTE_MS } from "../../domain/core/time.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { DiscordApi } from "../api/api.ts";
import type { Failure, Outcome } from "../api/failure.ts";
import { sendWithAttachments } from "../api/send-with-attachments.ts";
import { withoutAttachments } from "../message/attachments.ts";
import { newNonce } from "../message/ids.ts";
import type { MessageFields } from "../message/message-body.ts";
import type { InteractionRequest } from "./interaction-request.ts";

/** Discord's limits: time to acknowledge an interaction, and how long its token is valid. */
const ACKNOWLEDGE_WITHIN_MS = 3_000;
const TOKEN_LIFETIME_MS = 15 * MINUTE_MS;
/** A call is not started this close to the token's expiry, since it might arrive too late. */
const TOKEN_MARGIN_MS = 10_000;

/**
 * Answers one interaction, with the call that its state requires. Discord's failures do not throw: an unknown, expired or
 * already answered interaction is logged, and a public answer is posted as a normal message if possible.
 */
export interface Responder {
  /**
   * Acknowledges the interaction before any work. "private": only the person sees the reply. False if the interaction is
   * unknown or another process answers it.
   */
  defer(visibility: "private" | "public"): Promise<boolean>;
  /** For a button: shows nothing; reply() then edits the button's message. Returns as defer() does. */
  deferUpdate(): Promise<boolean>;
  /** Sends the answer, or fills the deferred reply. `private` applies only if nothing was deferred. */
  reply(body: MessageFields, options?: { readonly private?: boolean }): Promise<Outcome<APIMessage | null>>;
  /** Sends another message after the reply. */
  followUp(body: MessageFields, options?: { readonly private?: boolean }): Promise<Outcome<APIMessage>>;
  /** Deletes a deferred reply whose answer was posted as a normal message. */
  deleteReply(): Promise<void>;
  modal(modal: APIModalInteractionResponseCallbackData): Promise<void>;
  choices(choices: readonly APIApplicationCommandOptionChoice<string>[]): Promise<void>;
  readonly acknowledged: () => boolean;
}

export interface ResponderDeps {
  readonly api: DiscordApi;
  readonly events: Events;
  readonly monotonicMs: () => number;
  /** Called once, with the milliseconds from receipt to acknowledgement. */
  readonly onAcknowledged: (milliseconds: number) => void;
}

type FailedStep = `interaction.${"unacknowledged" | "picture-refused" | "reply-lost" | "withdraw-failed"}`;

export function createResponder(request: InteractionRequest, deps: ResponderDeps): Responder {
  const { api, events, monotonicMs, onAcknowledged } = deps;
  let state: "new" | "deferred" | "answered" = "new";
  let isPrivate = false;

  async function acknowledge(
    response: APIInteractionResponse,
    next: typeof state,
  ): Promise<Outcome<unknown>> {
    state = next;
    const outcome = await api.callback(request, response, request.receivedMs + ACKNOWLEDGE_WITHIN_MS);
    if (outcome.ok || isRetryOfOwnCallback(outcome)) {
      onAcknowledged(monotonicMs() - request.receivedMs);
      return { ok: true, value: null };
    }
    logFailure("interaction.unacknowledged", outcome);
    return outcome;
  }

  function logFailure(name: FailedStep, { kind, code, detail }: Failure): void {
    events.emit("warn", name, { reference: request.correlationId, kind, code, detail });
  }

  const onAttachmentsOmitted = (why: Failure) => logFailure("interaction.picture-refused", why);

  /** Posts without the interaction's token; fails for private answers, which others must not see. */
  async function postWithoutToken(body: MessageFields): Promise<Outcome<APIMessage>> {
    if (isPrivate || !request.canPost || request.channel === null)
      return { ok: false, kind: "expired", code: 50027, detail: "the interaction's 15 minutes are over" };
    const { channel } = request;
    return sendWithAttachments(
      body,
      (fields) => api.post(channel, fields, { nonce: newNonce() }),
      onAttachmentsOmitted,
    );
  }

  async function sendWithToken(
    message: MessageFields,
    send: (body: MessageFields) => Promise<Outcome<APIMessage>>,
  ): Promise<Outcome<APIMessage>> {
    const body = request.canAttach ? message : withoutAttachments(message);
    const remainingMs = request.receivedMs + TOKEN_LIFETIME_MS - monotonicMs();
    const outcome =
      remainingMs > TOKEN_MARGIN_MS
        ? await sendWithAttachments(body, send, onAttachmentsOmitted)
        : await postWithoutToken(body);
    const last = !outcome.ok && outcome.kind === "expired" ? await postWithoutToken(body) : outcome;
    if (!last.ok) logFailure("interaction.reply-lost", last);
    return last;
  }

  return {
    acknowledged: () => state !== "new",
    async defer(visibility) {
      isPrivate = visibility === "private";
      const flags = isPrivate ? { flags: MessageFlags.Ephemeral as const } : {};
      const type = InteractionResponseType.DeferredChannelMessageWithSource;
      return (await acknowledge({ type, data: flags }, "deferred")).ok;
    },
    async deferUpdate() {
      isPrivate = true;
      return (await acknowledge({ type: InteractionResponseType.DeferredMessageUpdate }, "deferred")).ok;
    },
    async reply(body, options = {}) {
      if (state !== "new") return sendWithToken(body, (fields) => api.editOriginal(request, fields));
      isPrivate = options.private ?? false;
      const data = withFlag(withoutAttachments(body), isPrivate);
      const type = InteractionResponseType.ChannelMessageWithSource;
      const outcome = await acknowledge({ type, data }, "answered");
      return outcome.ok ? { ok: true, value: null } : outcome;
    },
    followUp: (body, options = {}) =>
      sendWithToken(body, (fields) => api.followUp(request, withFlag(fields, options.private ?? isPrivate))),
    async deleteReply() {
      const outcome = await api.deleteOriginal(request);
      if (!outcome.ok) logFailure("interaction.withdraw-failed", outcome);
    },
    async modal(data) {
      await acknowledge({ type: InteractionResponseType.Modal, data }, "answered");
    },
    async choices(choices) {
      const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
      await acknowledge({ type, data: { choices: [...choices] } }, "answered");
    },
  };
}

/** Whether our own first attempt acknowledged the interaction and only its response was lost. */
function isRetryOfOwnCallback({ kind, tries = 1 }: Failure): boolean {
  return kind === "acknowledged" && tries > 1;
}

function withFlag<T extends MessageFields>(body: T, ephemeral: boolean): T {
  return ephemeral ? { ...body, flags: (body.flags ?? 0) | MessageFlags.Ephemeral } : body;
}
