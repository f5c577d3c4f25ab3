import type { MessageFields } from "./message-body.ts";

/** What is kept of a part until it is posted: the message, and its place. */
export interface PartBody {
  readonly message: MessageFields;
  /** The name of a thread that begins on this message, at most 100 characters. */
  readonly beginsThread?: string;
  /** It goes into the thread on the edition's first part; without one, into the channel. */
  readonly inThread?: { readonly name: string };
}

/**
 * A message by its channel: as the number alone in the edition's own channel, in a thread as "thread/number". The thread
 * on a message has that message's number.
 */
export function messagePath(channel: string, place: string, message: string): string {
  return place === channel ? message : `${place}/${message}`;
}

/** Where a message stands that was named by messageName(). */
export function parseMessagePath(channel: string, name: string): { place: string; message: string } {
  const [first = "", second] = name.split("/");
  return second === undefined ? { place: channel, message: first } : { place: first, message: second };
}
