import { type APIChannel, type APIInteractionResponse, type APIMessage, type REST, Routes } from "discord.js";
import type { MessageFields } from "../message/message-body.ts";
import { toRequest } from "../message/picture.ts";
import type { Outcome } from "./failure.ts";
import { retryUnreachable, tryCall } from "./retry.ts";

/** Names an interaction in calls about it. */
export interface InteractionKey {
  readonly id: string;
  readonly applicationId: string;
  readonly token: string;
}

/** What to reply to in the channel; Discord posts a plain message where that is gone. */
export interface PostOptions {
  /** At most 25 characters: the same one twice within minutes is one message. */
  readonly nonce: string;
  readonly replyTo?: string;
}

/**
 * Discord's REST API as far as it is used, each call with its way to end. Calls about interactions go through a client of
 * their own: Discord does not count them against the 50 requests a second that it allows a bot.
 */
export interface DiscordApi {
  /** `deadlineMs`, by `monotonicMs`, is when Discord stops accepting the callback. */
  callback(
    key: InteractionKey,
    response: APIInteractionResponse,
    deadlineMs: number,
  ): Promise<Outcome<unknown>>;
  editOriginal(key: InteractionKey, body: MessageFields): Promise<Outcome<APIMessage>>;
  /** Not repeated when no answer comes: Discord knows no nonce here, and would post it twice. */
  followUp(key: InteractionKey, body: MessageFields): Promise<Outcome<APIMessage>>;
  deleteOriginal(key: InteractionKey): Promise<Outcome<unknown>>;
  post(channel: string, body: MessageFields, posting: PostOptions): Promise<Outcome<APIMessage>>;
  edit(channel: string, message: string, body: MessageFields): Promise<Outcome<APIMessage>>;
  remove(channel: string, message: string): Promise<Outcome<unknown>>;
  message(channel: string, message: string): Promise<Outcome<APIMessage>>;
  /** The channel's newest messages, newest first. */
  recent(channel: string, limit: number): Promise<Outcome<APIMessage[]>>;
  typing(channel: string): Promise<Outcome<unknown>>;
  /** A direct channel to a person. */
  directChannel(user: string): Promise<Outcome<APIChannel>>;
}

export interface DiscordApiDeps {
  readonly botRest: REST;
  readonly interactionsRest: REST;
  /** Called when the bot's token is refused: from then on each further call brings a ban of the address nearer. */
  readonly unauthorized: () => void;
  /** Clock.monotonicMs. */
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

/** A timer of its own, ended with the call: a signal that times out by itself would outlive it by seconds. */
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
