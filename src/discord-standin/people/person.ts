import type { Cdn, NewFile } from "../messages/attachments.ts";
import { openInteraction } from "../messages/interactions.ts";
import { messageJson } from "../messages/message-json.ts";
import { createMessage, deleteMessage, editMessage } from "../messages/messages.ts";
import { joinThread, threadFromMessage } from "../routes/thread-routes.ts";
import { PERMISSION } from "../world/permissions.ts";
import type { Channel, Id, Interaction, Json, Message, User } from "../world/types.ts";
import { canSee, dmChannel, isVisibleTo, permissionsIn, type World } from "../world/world.ts";
import { describeIds, findCommand, type OptionValue, ownersAt, slashData } from "./command-invocation.ts";
import { filledModal, findButton, findSelect } from "./controls.ts";
import { createPersonAction, type OpenModal, type PersonAction } from "./person-action.ts";

export interface SendOptions {
  readonly replyTo?: Message;
  /** Whether a reply notifies the author of the replied-to message; default true, as in the client. */
  readonly ping?: boolean;
  readonly files?: readonly NewFile[];
}

type Options = Readonly<Record<string, OptionValue>>;

/** A person at their client. Actions the client would not allow throw. */
export interface Person {
  readonly id: Id;
  readonly user: User;
  /** `/name`; subcommands are further words: "schedule add". */
  readonly command: (name: string, options: Options, channel: Channel) => PersonAction;
  /** Types into the option named `focused`. */
  readonly autocomplete: (name: string, focused: string, options: Options, channel: Channel) => PersonAction;
  readonly messageCommand: (name: string, message: Message) => PersonAction;
  readonly userCommand: (name: string, target: Id, channel: Channel) => PersonAction;
  /** Presses the button with this label or custom_id. */
  readonly click: (message: Message, button: string) => PersonAction;
  /** Picks from the select menu with this placeholder or custom_id. */
  readonly choose: (message: Message, select: string, values: readonly string[]) => PersonAction;
  readonly submit: (
    modal: OpenModal,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ) => PersonAction;
  readonly send: (channel: Channel, content: string, options?: SendOptions) => Message;
  /** Starts a thread from a message. */
  readonly startThread: (message: Message, name: string) => Channel;
  /** The DM with the bot. */
  readonly dm: () => Channel;
  readonly edit: (message: Message, content: string) => void;
  readonly delete: (message: Message) => void;
  readonly sees: (message: Message) => boolean;
  /** The messages they see in a channel, oldest first. */
  readonly messages: (channel: Channel) => readonly Message[];
}

export function createPerson(world: World, cdn: Cdn, user: User): Person {
  const placeIn = (channel: Channel) => {
    if (!canSee(world, user.id, channel)) throw new Error(`${user.username} cannot see that channel`);
    return { world, cdn, user, channel };
  };
  const openAction = (
    channel: Channel,
    rest: Pick<Parameters<typeof openInteraction>[1], "type" | "data">,
    more = {},
  ) =>
    createPersonAction(
      openInteraction(world, {
        userId: user.id,
        channel,
        owners: ownersAt({ world, user, channel }),
        ...rest,
        ...more,
      }),
    );
  const onMessage = (message: Message, data: Json) =>
    openAction(visibleChannel(message), { type: 3, data }, { source: message });
  const visibleChannel = (message: Message): Channel => {
    const channel = world.channels.get(message.channelId);
    if (!channel || !isVisibleTo(world, user.id, message))
      throw new Error(`${user.username} cannot see that message`);
    return channel;
  };
  const slash = (name: string, options: Options, channel: Channel, focused: string | null) => {
    const data = slashData(placeIn(channel), name.split(" "), options, focused);
    return openAction(channel, { type: focused === null ? 2 : 4, data }, { commandName: name });
  };

  return {
    id: user.id,
    user,
    command: (name, options, channel) => slash(name, options, channel, null),
    autocomplete: (name, focused, options, channel) => slash(name, options, channel, focused),
    messageCommand(name, message) {
      const channel = visibleChannel(message);
      const { id } = findCommand(placeIn(channel), name, 3);
      const resolved = { messages: { [message.id]: messageJson(world, message) } };
      return openAction(
        channel,
        { type: 2, data: { id, name, type: 3, target_id: message.id, resolved } },
        { commandName: name },
      );
    },
    userCommand(name, target, channel) {
      const { id } = findCommand(placeIn(channel), name, 2);
      const resolved = describeIds({ world, channel }, 6, [target]);
      return openAction(
        channel,
        { type: 2, data: { id, name, type: 2, target_id: target, resolved } },
        { commandName: name },
      );
    },
    click(message, name) {
      const { custom_id, id } = findButton(message, name);
      return onMessage(message, { component_type: 2, custom_id, id });
    },
    choose(message, name, values) {
      const { custom_id, id, type } = findSelect(message, name, values);
      // Selects of users (5), roles (6), both (7) and channels (8), as the option types 6, 8, 9 and 7.
      const optionType = { 5: 6, 6: 8, 7: 9, 8: 7 }[Number(type)];
      const resolved =
        optionType && describeIds({ world, channel: visibleChannel(message) }, optionType, values);
      return onMessage(message, {
        component_type: type,
        custom_id,
        id,
        values,
        ...(resolved && { resolved }),
      });
    },
    submit(modal, fields) {
      const channel = channelOfModal(world, modal.opener);
      const data = { custom_id: modal.modal.custom_id, components: filledModal(modal, fields) };
      return openAction(channel, { type: 5, data }, { source: modal.opener.source, opener: modal.opener });
    },
    send: (channel, content, options = {}) => sendMessage(world, cdn, user, channel, content, options),
    startThread: (message, name) =>
      threadFromMessage(world, visibleChannel(message), message, { ownerId: user.id, body: { name } }),
    dm: () => dmChannel(world, user.id),
    edit(message, content) {
      if (message.authorId !== user.id) throw new Error("people can edit only their own messages");
      editMessage(world, message, { input: { content } });
    },
    delete(message) {
      visibleChannel(message);
      deleteMessage(world, message);
    },
    sees: (message) => isVisibleTo(world, user.id, message),
    messages: (channel) =>
      [...channel.messages.values()].filter((message) => isVisibleTo(world, user.id, message)),
  };
}

function channelOfModal(world: World, { channelId }: Interaction): Channel {
  const channel = world.channels.get(channelId);
  if (!channel) throw new Error("the modal's channel no longer exists");
  return channel;
}

function sendMessage(
  world: World,
  cdn: Cdn,
  user: User,
  channel: Channel,
  content: string,
  options: SendOptions,
): Message {
  const needed = channel.thread ? PERMISSION.sendMessagesInThreads : PERMISSION.sendMessages;
  if (!(permissionsIn(world, user.id, channel) & needed))
    throw new Error(`${user.username} may not write in that channel`);
  if (channel.thread) joinThread(world, channel, user.id);
  const { replyTo, ping = true, files = [] } = options;
  const reference = replyTo
    ? { messageId: replyTo.id, channelId: channel.id, guildId: channel.guildId }
    : null;
  const parse = ["users", "roles", "everyone"];
  return createMessage(world, {
    channel,
    authorId: user.id,
    input: { content, allowed_mentions: { parse, replied_user: ping } },
    attachments: files.map((file) => cdn.store(file, channel.id, false)),
    type: reference ? 19 : 0,
    reference,
  });
}
