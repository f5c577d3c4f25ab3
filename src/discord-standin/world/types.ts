import type { ChangeSignal } from "./change-signal.ts";

/** A snowflake as decimal text. */
export type Id = string;

/** A JSON object on the wire. */
export type Json = Record<string, unknown>;

export interface User {
  readonly id: Id;
  username: string;
  globalName: string | null;
  readonly bot: boolean;
  /** False: a DM to this person fails with 50007. */
  acceptsDms: boolean;
  locale: string;
  /** Has added the app to their own account (user install). */
  installedApp: boolean;
}

export interface Role {
  readonly id: Id;
  name: string;
  permissions: bigint;
  position: number;
  mentionable: boolean;
}

/** A permission overwrite: type 0 for a role, 1 for a member. */
export interface Overwrite {
  readonly id: Id;
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface Member {
  readonly userId: Id;
  readonly roles: Set<Id>;
  readonly joinedAt: number;
  nick: string | null;
}

export interface Guild {
  readonly id: Id;
  name: string;
  ownerId: Id;
  readonly roles: Map<Id, Role>;
  readonly members: Map<Id, Member>;
  locale: string;
}

/** 0 text, 1 DM, 5 announcement; threads: 10 announcement, 11 public, 12 private. */
export type ChannelType = 0 | 1 | 5 | 10 | 11 | 12;

export interface Thread {
  readonly ownerId: Id;
  readonly members: Map<Id, number>;
  archived: boolean;
  locked: boolean;
  archivedAt: number;
  autoArchiveMinutes: number;
}

export interface Channel {
  readonly id: Id;
  readonly type: ChannelType;
  readonly guildId: Id | null;
  readonly parentId: Id | null;
  name: string;
  readonly position: number;
  overwrites: Overwrite[];
  /** Participants of a DM, including the bot. */
  readonly recipients: readonly Id[];
  readonly thread: Thread | null;
  /** Oldest first. */
  readonly messages: Map<Id, Message>;
  lastMessageId: Id | null;
}

export interface Attachment {
  readonly id: Id;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly url: string;
  readonly description: string | null;
  readonly ephemeral: boolean;
}

/** Who a message notifies. */
export interface Pings {
  readonly everyone: boolean;
  readonly users: readonly Id[];
  readonly roles: readonly Id[];
}

export interface MessageReference {
  readonly messageId: Id;
  readonly channelId: Id;
  readonly guildId: Id | null;
}

export interface Message {
  readonly id: Id;
  readonly channelId: Id;
  readonly guildId: Id | null;
  readonly authorId: Id;
  /** The application's id if the message was sent through an interaction token. */
  readonly webhookId: Id | null;
  /** 0 plain, 18 thread created, 19 reply, 20 slash command, 21 thread starter, 23 context menu. */
  readonly type: number;
  content: string;
  embeds: readonly Json[];
  attachments: readonly Attachment[];
  components: readonly Json[];
  flags: number;
  readonly createdAt: number;
  editedAt: number | null;
  readonly reference: MessageReference | null;
  readonly nonce: string | number | null;
  readonly interaction: Interaction | null;
  /** The only person who sees an ephemeral message; null on all others. */
  readonly onlyFor: Id | null;
  /** Who it pings now, and everyone it ever pinged. */
  pings: Pings;
  everPinged: Pings;
  /** Number of edits after it was first shown. */
  edits: number;
  deleted: boolean;
  threadId: Id | null;
}

export interface Command {
  readonly id: Id;
  readonly guildId: Id | null;
  readonly version: Id;
  /** 1 slash, 2 user, 3 message. */
  readonly type: number;
  readonly name: string;
  /** As sent by the bot, with Discord's defaults filled in. */
  readonly body: Json;
}

/** A bot's response to an interaction. */
export type Effect =
  | { readonly kind: "deferred"; readonly ephemeral: boolean }
  | { readonly kind: "deferred-update" }
  | { readonly kind: "reply" | "update" | "edit" | "follow-up" | "delete"; readonly message: Message }
  | { readonly kind: "modal"; readonly modal: Json }
  | { readonly kind: "choices"; readonly choices: readonly Choice[] };

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** 2 command, 3 component, 4 autocomplete, 5 modal. */
export type InteractionType = 2 | 3 | 4 | 5;

export interface Interaction {
  readonly id: Id;
  readonly token: string;
  readonly type: InteractionType;
  readonly userId: Id;
  readonly channelId: Id;
  readonly guildId: Id | null;
  readonly data: Json;
  readonly createdAt: number;
  /** Commands: the name as typed; for interaction_metadata. */
  readonly commandName: string | null;
  /** The message whose component was used, also for the modal that it opened. */
  readonly source: Message | null;
  /** The interaction whose modal was submitted. */
  readonly opener: Interaction | null;
  readonly owners: Readonly<Record<string, Id>>;
  /** The callback's type once acknowledged. */
  acknowledged: number | null;
  /** The response is still "thinking". */
  loading: boolean;
  ephemeral: boolean;
  original: Message | null;
  readonly effects: Effect[];
  /** Fires after each effect. */
  readonly signal: ChangeSignal;
}

/** A gateway event, with the facts that decide who receives it. */
export interface Dispatch {
  readonly t: string;
  readonly d: Json;
  /** The required intent bit; 0 for none. */
  readonly intent: number;
  readonly channel?: Channel;
  readonly message?: Message;
  /** Set if only one person sees it; the bot's gateway skips it. */
  readonly onlyFor?: Id;
}
