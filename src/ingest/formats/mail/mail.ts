import PostalMime, { type Attachment, type Email } from "postal-mime";
import { message } from "../../../domain/texts/texts.ts";
import { allPacks } from "../../../text/languages/languages.ts";
import { anyOf } from "../../../text/languages/word-lists.ts";
import { cleanText } from "../../../text/sentences/clean.ts";
import { foldSpaces } from "../../../text/tokens/fold-spaces.ts";
import type { Content, EmbeddedDocument } from "../../content/content.ts";
import type { ExtractedText, StatedMetadata } from "../../content/extracted-text.ts";
import { NOTHING_STATED } from "../../content/extracted-text.ts";
import { ENCRYPTED, type ReadFailure, readFailure } from "../../content/read-failures.ts";
import { parseTimestamp } from "../../metadata/parse-timestamp.ts";
import { isStub, textOfHtml } from "./mail-html.ts";
import { type MailKind, quotesAnother, withoutQuotes } from "./mail-text.ts";

const EMPTY_MAIL = readFailure("no-text", message("reason.file.empty-mail"));
/** Depth of mails within mails; bytes of headers. */
const PARSE_LIMITS = { maxNestingDepth: 20, maxHeadersSize: 1024 * 1024 };
/** Attachments that are not documents: pictures, sound, calendars, contact cards, signatures. */
const NON_DOCUMENT_TYPES =
  /^(?:image|audio|video|font)\/|^text\/(?:calendar|x?-?vcard|directory)|^application\/(?:pgp-\w+|(?:x-)?pkcs7-\w+|ics|ms-tnef)|^message\/(?:delivery-status|disposition-notification)/i;

/** A mail as a document, without quoted mails and signature; or a container of the mail and its attached documents. */
export async function readMail(bytes: Uint8Array): Promise<Content> {
  const mail = await PostalMime.parse(new Uint8Array(withoutEnvelope(bytes)), {
    ...PARSE_LIMITS,
    rfc822Attachments: true,
    attachmentEncoding: "arraybuffer",
  });
  if (isEncrypted(mail)) return ENCRYPTED;
  const extracted = extractedTextOf(mail);
  const attachments = mail.attachments.filter(isDocument);
  if (attachments.length === 0) return extracted;
  const sent = Date.parse(mail.date ?? "");
  const ownDocument: EmbeddedDocument[] =
    "code" in extracted ? [] : [{ name: null, extracted, content: JSON.stringify(extracted) }];
  return {
    embedded: [
      ...ownDocument,
      ...attachments.map((attachment, index) => embeddedFrom(attachment, index + 1, sent)),
    ],
  };
}

/** Some programs save a single mail with the separator line of mailboxes ("From ann@x.example Tue Mar 5 ..."). */
function withoutEnvelope(bytes: Uint8Array): Uint8Array {
  const start = Buffer.from(bytes.subarray(0, 1_000)).toString("latin1");
  const line = /^From \S[^\r\n]{0,900}\r?\n/.exec(start)?.[0] ?? "";
  return bytes.subarray(line.length);
}

function isEncrypted({ attachments, text, html }: Email): boolean {
  const encryptedType = /^application\/(?:pgp-encrypted|(?:x-)?pkcs7-mime)$/i;
  return !text?.trim() && !html && attachments.some(({ mimeType }) => encryptedType.test(mimeType));
}

// A text part without a name is an alternative form of the mail itself.
function isDocument({ filename, mimeType, related, content }: Attachment): boolean {
  const size = typeof content === "string" ? content.length : content.byteLength;
  if (!filename && mimeType.startsWith("text/")) return false;
  return size > 0 && !related && !NON_DOCUMENT_TYPES.test(mimeType);
}

function embeddedFrom(attachment: Attachment, number: number, sent: number): EmbeddedDocument {
  const { filename, mimeType, content } = attachment;
  const bytes = typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
  return {
    name: filename?.trim() || `attachment ${number}`,
    bytes,
    isMail: mimeType.toLowerCase() === "message/rfc822",
    ...(Number.isNaN(sent) ? {} : { modifiedMs: sent }),
  };
}

/** With fewer letters, the mail was sent for what it quotes. */
const MIN_OWN_LETTERS = 20;

function extractedTextOf(mail: Email): ExtractedText | ReadFailure {
  const kind = kindOf(mail);
  const own = withoutQuotes(bodyOf(mail, kind), kind);
  const hasText = (own.match(/\p{L}/gu)?.length ?? 0) >= MIN_OWN_LETTERS;
  // What a reply leaves out may be all there is.
  const text = hasText || kind === "reply" ? own : withoutQuotes(bodyOf(mail, "forward"), "forward") || own;
  if (text === "") return EMPTY_MAIL;
  return { text: cleanText(withoutBracketedAddresses(text)), stated: statedIn(mail) };
}

function kindOf({ subject = "", headers, text }: Email): MailKind {
  if (REPLY_SUBJECT.test(subject)) return "reply";
  if (FORWARD_SUBJECT.test(subject)) return "forward";
  return headers.some(({ key }) => key === "in-reply-to") || quotesAnother(text ?? "") ? "reply" : "own";
}

/** Usually the plain text has the same content as the HTML; a much shorter one, and a stub, only refers to the HTML. */
function bodyOf({ text, html }: Email, kind: MailKind): string {
  const plain = text?.trim() ?? "";
  const htmlText = html ? textOfHtml(html, kind) : "";
  if (htmlText !== "" && isStub(plain)) return htmlText;
  return plain.length >= htmlText.length / 2 && plain !== "" ? cleanText(plain) : htmlText;
}

const BRACKETED_ADDRESS =
  /\s?(?:\(\s*https?:\/\/[^\s()]{1,2000}\s*\)|\[\s*https?:\/\/[^\s[\]]{1,2000}\s*\]|<\s*https?:\/\/[^\s<>]{1,2000}\s*>)/g;

/** Plain-text newsletters write the address of each link behind its words. */
function withoutBracketedAddresses(text: string): string {
  return text.replace(BRACKETED_ADDRESS, "");
}

function statedIn({ subject, from, date, headers }: Email): StatedMetadata {
  const sender = from?.name?.trim() || null;
  return {
    ...NOTHING_STATED,
    title: subjectWithoutPrefix(subject ?? ""),
    source: listName(headers.find(({ key }) => key === "list-id")?.value ?? ""),
    author: sender === null ? null : cleanText(sender),
    published: parseTimestamp(date ?? ""),
  };
}

const REPLY_PREFIXES = allPacks.flatMap(({ pages }) => pages.mail.replyPrefixes);
const FORWARD_PREFIXES = allPacks.flatMap(({ pages }) => pages.mail.forwardPrefixes);
const REPLY_SUBJECT = new RegExp(`^\\s*${anyOf(REPLY_PREFIXES)}(?:\\[\\d+\\])?\\s*:`, "i");
const FORWARD_SUBJECT = new RegExp(`^\\s*${anyOf(FORWARD_PREFIXES)}(?:\\[\\d+\\])?\\s*:`, "i");
const SUBJECT_PREFIXES = new RegExp(
  `^(?:${anyOf([...REPLY_PREFIXES, ...FORWARD_PREFIXES])}(?:\\[\\d+\\])?\\s*:\\s*)+`,
  "i",
);

function subjectWithoutPrefix(subject: string): string | null {
  const bare = foldSpaces(cleanText(subject));
  return bare.replace(SUBJECT_PREFIXES, "") || null;
}

/** The mailing list's name in "List-Id: Valley Post Daily <daily.valleypost.example>"; null if there is none. */
function listName(header: string): string | null {
  const end = header.indexOf("<");
  if (end < 0) return null;
  const name = header.slice(0, end).trim().replace(/^"/, "").replace(/"$/, "").trim();
  return !name.includes('"') && /\p{L}/u.test(name) ? cleanText(name) : null;
}
