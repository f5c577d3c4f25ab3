import type { MessagePart } from "../../domain/delivery/message-sender.ts";
import { type LegacyPicture, legacyAttachment } from "./legacy-picture.ts";
import type { MessageFields } from "./message-body.ts";

/** A part as stored until it is posted. Persisted as JSON; the part's files are stored beside it. */
export interface PartBody {
  readonly message: Omit<MessageFields, "attachments">;
  /** Name of the thread to start on this message, at most 100 characters. */
  readonly beginsThread?: string;
  /** Posted in the thread on the edition's first part, instead of the channel. */
  readonly inThread?: { readonly name: string };
}

/** The message of a rendered or stored part, with its files. */
export function messageOf({ body, attachments = [] }: MessagePart): MessageFields {
  const { picture, ...message } = (body as PartBody).message as PartBody["message"] & {
    readonly picture?: LegacyPicture;
  };
  const files = picture === undefined ? attachments : [legacyAttachment(picture), ...attachments];
  return files.length === 0 ? message : { ...message, attachments: files };
}

/**
 * Path of a posted message: its id in the edition's channel, "threadId/messageId" in a thread. A thread on a message has
 * that message's id.
 */
export function messagePath(channel: string, place: string, message: string): string {
  return place === channel ? message : `${place}/${message}`;
}

/** Reverses messagePath(). */
export function parseMessagePath(channel: string, name: string): { place: string; message: string } {
  const [first = "", second] = name.split("/");
  return second === undefined ? { place: channel, message: first } : { place: first, message: second };
}
