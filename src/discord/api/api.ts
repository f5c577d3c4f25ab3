import { type APIChannel, type APIInteractionResponse, type APIMessage, type REST, Routes } from "discord.js";
import { toRequest } from "../message/attachments.ts";
import type { MessageFields } from "../message/message-body.ts";
import type { Outcome } from "./failure.ts";
import { retryUnreachable, tryCall } from "./retry.ts";

/** Identifies an interaction in REST calls. */
export interface InteractionKey {
  readonly id: string;
  readonly applicationId: string;
  readonly token: string;
}

export interface PostOptions {
  /** At most 25 characters. Two posts with the same nonce within a few minutes make one message. */
  readonly nonce: string;
  /** Id of the message to reply to; if it is gone, Discord posts a plain message. */
  readonly replyTo?: string;
}

/**
 * The part of Discord's REST API that the bot uses. Interactions have a REST client of their own, because Discord does not
 * count their calls against a bot's limit of 50 requests a second.
 */
export interface DiscordApi {
  /** Acknowledges or answers an interaction. `deadlineMs` (monotonic): when Discord stops accepting the callback. */
  callback(
    key: InteractionKey,
    response: APIInteractionResponse,
    deadlineMs: number,
  ): Promise<Outcome<unknown>>;
  editOriginal(key: InteractionKey, body: MessageFields): Promise<Outcome<APIMessage>>;
  /** Not retried without a response: follow-ups have no nonce, so a retry could post twice. */
  followUp(key: InteractionKey, body: MessageFields): Promise<Outcome<APIMessage>>;
  deleteOriginal(key: InteractionKey): Promise<Outcome<unknown>>;
  post(channel: string, body: MessageFields, posting: PostOptions): Promise<Outcome<APIMessage>>;
  edit(channel: string, message: string, body: MessageFields): Promise<Outcome<APIMessage>>;
  remove(channel: string, message: string): Promise<Outcome<unknown>>;
  message(channel: string, message: string): Promise<Outcome<APIMessage>>;
  /** The channel's newest messages, newest first. */
  recent(channel: string, limit: number): Promise<Outcome<APIMessage[]>>;
  typing(channel: string): Promise<Outcome<unknown>>;
  /** Opens the direct message channel of a person. */
  directChannel(user: string): Promise<Outcome<APIChannel>>;
}

export interface DiscordApiDeps {
  readonly botRest: REST;
  readonly interactionsRest: REST;
  /** Called when Discord rejects the bot's token: further calls would bring an IP ban closer. */
  readonly unauthorized: () => void;
  readonly monotonicMs: () => number;
}

export function createApi({
  botRest,
  interactionsRest,
  unauthorized,
  monotonicMs,
}: DiscordApiDeps): DiscordApi {
  const retryAsBot = async <T>(call: () => Promise<T>) => {
    const outcome = await retryUnreachable(call);
    if (!outcome.ok && outcome.kind === "unauthorized") unauthorized();
    return outcome;
  };
  const originalRoute = ({ applicationId, token }: InteractionKey) =>
    Routes.webhookMessage(applicationId, token, "@original");
  return {
    callback: ({ id, token }, response, deadlineMs) =>
      retryUnreachable(
        () =>
          withDeadline(deadlineMs - monotonicMs(), (signal) =>
            interactionsRest.post(Routes.interactionCallback(id, token), {
              body: response,
              auth: false,
              signal,
            }),
          ),
        { deadlineMs, monotonicMs },
      ),
    editOriginal: (key, body) =>
      retryUnreachable(async () =>
        message(await interactionsRest.patch(originalRoute(key), { ...toRequest(body), auth: false })),
      ),
    followUp: ({ applicationId, token }, body) =>
      tryCall(async () =>
        message(
          await interactionsRest.post(Routes.webhook(applicationId, token), {
            ...toRequest(body),
            auth: false,
          }),
        ),
      ),
    deleteOriginal: (key) =>
      retryUnreachable(() => interactionsRest.delete(originalRoute(key), { auth: false })),
    post: (channel, body, { nonce, replyTo }) =>
      retryAsBot(async () =>
        message(
          await botRest.post(Routes.channelMessages(channel), {
            ...toRequest({ ...body, nonce, enforce_nonce: true, ...messageReference(replyTo) }),
          }),
        ),
      ),
    edit: (channel, id, body) =>
      retryAsBot(async () =>
        message(await botRest.patch(Routes.channelMessage(channel, id), toRequest(body))),
      ),
    remove: (channel, id) => retryAsBot(() => botRest.delete(Routes.channelMessage(channel, id))),
    message: (channel, id) =>
      retryAsBot(async () => message(await botRest.get(Routes.channelMessage(channel, id)))),
    recent: (channel, limit) =>
      retryAsBot(async () => {
        const query = new URLSearchParams({ limit: String(limit) });
        return (await botRest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
      }),
    typing: (channel) => tryCall(() => botRest.post(Routes.channelTyping(channel))),
    directChannel: (user) =>
      retryAsBot(
        async () =>
          (await botRest.post(Routes.userChannels(), { body: { recipient_id: user } })) as APIChannel,
      ),
  };
}

/** Uses a timer that ends with the call; AbortSignal.timeout would outlive it by seconds. */
async function withDeadline<T>(remainingMs: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), Math.max(1, remainingMs));
  try {
    return await call(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

function message(received: unknown): APIMessage {
  return received as APIMessage;
}

function messageReference(message: string | undefined) {
  return message === undefined
    ? {}
    : { message_reference: { message_id: message, fail_if_not_exists: false } };
}
