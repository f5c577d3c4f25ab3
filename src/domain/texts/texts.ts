import type { MessageArguments } from "./message-arguments.ts";

/** The key of a text in locales/*.json, such as "discord.briefing.bottom-line". */
export type MessageKey = keyof MessageArguments;

/** What a text must be given: nothing, or one object with its arguments. */
export type MessageValues<Key extends MessageKey> = MessageArguments[Key] extends undefined
  ? []
  : [values: MessageArguments[Key]];

/** The texts of one interface language: a catalogue of locales/. A text missing in it is shown in English. */
export interface Texts {
  /** BCP 47 tag, the catalogue's file name: "en", "de", "pt-BR". */
  readonly code: string;
  /** The language's name in itself. */
  readonly name: string;
  /** Discord's codes for it. */
  readonly discordLocales: readonly string[];
  /** Locale for dates without a time of day. */
  readonly dateLocale: string;
  /** The text of a key. Values are inserted as they are: the caller escapes them for where the text is shown. */
  t<Key extends MessageKey>(key: Key, ...values: MessageValues<Key>): string;
  /** The text of a message that was stored or thrown as its key; null if this version has no such key. */
  show(message: Message): string | null;
}

/** A text as its key and arguments, without a language: what is stored or thrown, and worded when it is shown. */
export interface Message {
  readonly key: string;
  /** A message in a message is worded in the same language. */
  readonly values?: Readonly<Record<string, string | number | Message>>;
}

/** The arguments of a message; any text of one may be a message itself. */
type MessageParts<Arguments> = {
  readonly [Name in keyof Arguments]: string extends Arguments[Name] ? string | Message : Arguments[Name];
};

/** A message with its key and arguments checked by the compiler. */
export function message<Key extends MessageKey>(
  key: Key,
  ...[values]: MessageArguments[Key] extends undefined ? [] : [values: MessageParts<MessageArguments[Key]>]
): Message {
  return values === undefined ? { key } : { key, values: values as NonNullable<Message["values"]> };
}
