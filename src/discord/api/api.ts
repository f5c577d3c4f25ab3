import { type APIChannel, type APIInteractionResponse, type APIMessage, type REST, Routes } from "discord.js";
import type { MessageFields } from "../message.ts";
import type { Outcome } from "./failure.ts";
import { attempt, persist } from "./persist.ts";
import { requestOf } from "./pictured.ts";

/** Names an interaction in calls about it. */
export interface InteractionKey {
  readonly id: string;
  readonly applicationId: string;
  readonly token: string;
}

/** What to reply to in the channel; Discord posts a plain message where that is gone. */
export interface Posting {
  /** At most 25 characters: the same one twice within minutes is one message. */
  readonly nonce: string;
  readonly replyTo?: string;
}

/**
 * Discord's REST API as far as it is used, each call with its way to end. Calls about interactions go through a client of
 * their own: Discord does not count them against the 50 requests a second that it allows a bot.
 */
export interface DiscordApi {
  /** `untilMs` is the last moment, on performance.now's clock, at which it is of use. */
  callback(key: InteractionKey, response: APIInteractionResponse, untilMs: number): Promise<Outcome<unknown>>;
  editOriginal(key: InteractionKey, body: MessageFields): Promise<Outcome<APIMessage>>;
  /** Not repeated when no answer comes: Discord knows no nonce here, and would post it twice. */
  followUp(key: InteractionKey, body: MessageFields): Promise<Outcome<APIMessage>>;
  deleteOriginal(key: InteractionKey): Promise<Outcome<unknown>>;
  post(channel: string, body: MessageFields, posting: Posting): Promise<Outcome<APIMessage>>;
  edit(channel: string, message: string, body: MessageFields): Promise<Outcome<APIMessage>>;
  remove(channel: string, message: string): Promise<Outcome<unknown>>;
  message(channel: string, message: string): Promise<Outcome<APIMessage>>;
  /** The channel's newest messages, newest first. */
  recent(channel: string, limit: number): Promise<Outcome<APIMessage[]>>;
  typing(channel: string): Promise<Outcome<unknown>>;
  /** A direct channel to a person. */
  directChannel(user: string): Promise<Outcome<APIChannel>>;
}

export interface Clients {
  readonly bot: REST;
  readonly interactions: REST;
  /** Called when the bot's token is refused: from then on each further call brings a ban of the address nearer. */
  readonly unauthorized: () => void;
}

export function createApi({ bot, interactions, unauthorized }: Clients): DiscordApi {
  const persistAsBot = async <T>(call: () => Promise<T>) => {
    const outcome = await persist(call);
    if (!outcome.ok && outcome.kind === "unauthorized") unauthorized();
    return outcome;
  };
  const original = ({ applicationId, token }: InteractionKey) =>
    Routes.webhookMessage(applicationId, token, "@original");
  return {
    callback: ({ id, token }, response, untilMs) =>
      persist(
        () =>
          within(untilMs, (signal) =>
            interactions.post(Routes.interactionCallback(id, token), { body: response, auth: false, signal }),
          ),
        untilMs,
      ),
    editOriginal: (key, body) =>
      persist(async () =>
        message(await interactions.patch(original(key), { ...requestOf(body), auth: false })),
      ),
    followUp: ({ applicationId, token }, body) =>
      attempt(async () =>
        message(
          await interactions.post(Routes.webhook(applicationId, token), { ...requestOf(body), auth: false }),
        ),
      ),
    deleteOriginal: (key) => persist(() => interactions.delete(original(key), { auth: false })),
    post: (channel, body, { nonce, replyTo }) =>
      persistAsBot(async () =>
        message(
          await bot.post(Routes.channelMessages(channel), {
            ...requestOf({ ...body, nonce, enforce_nonce: true, ...referenceTo(replyTo) }),
          }),
        ),
      ),
    edit: (channel, id, body) =>
      persistAsBot(async () => message(await bot.patch(Routes.channelMessage(channel, id), requestOf(body)))),
    remove: (channel, id) => persistAsBot(() => bot.delete(Routes.channelMessage(channel, id))),
    message: (channel, id) =>
      persistAsBot(async () => message(await bot.get(Routes.channelMessage(channel, id)))),
    recent: (channel, limit) =>
      persistAsBot(async () => {
        const query = new URLSearchParams({ limit: String(limit) });
        return (await bot.get(Routes.channelMessages(channel), { query })) as APIMessage[];
      }),
    typing: (channel) => attempt(() => bot.post(Routes.channelTyping(channel))),
    directChannel: (user) =>
      persistAsBot(
        async () => (await bot.post(Routes.userChannels(), { body: { recipient_id: user } })) as APIChannel,
      ),
  };
}

/** A timer of its own, ended with the call: a signal that times out by itself would outlive it by seconds. */
async function within<T>(untilMs: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), Math.max(1, untilMs - performance.now()));
  try {
    return await call(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

function message(received: unknown): APIMessage {
  return received as APIMessage;
}

function referenceTo(message: string | undefined) {
  return message === undefined
    ? {}
    : { message_reference: { message_id: message, fail_if_not_exists: false } };
}
