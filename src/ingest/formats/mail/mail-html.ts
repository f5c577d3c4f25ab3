import { allPacks } from "../../../text/languages/languages.ts";
import { readFragment } from "../html/html.ts";
import type { MailKind } from "./mail-text.ts";

/** What mail programs put around signatures, and around the mails that they quote. */
const SIGNATURES =
  ".gmail_signature, .moz-signature, #Signature, [data-smartmail=gmail_signature], .protonmail_signature_block";
const QUOTES =
  ".gmail_quote, .yahoo_quoted, .moz-cite-prefix, #appendonsend, .protonmail_quote, .zmail_extra, blockquote[type=cite]";
const REPLY_HEADER = "#divRplyFwdMsg";
/** Text for the list of mails, hidden in the mail itself. */
const PREHEADERS = '[style*="display:none"], [style*="display: none"], [style*="mso-hide:all"]';

/** The text of an HTML mail. A blockquote without the mark of a mail program is a quotation of the text, unless in a reply. */
export function textOfHtml(html: string, kind: MailKind): string {
  if (kind === "forward") return readFragment(html, { remove: `${SIGNATURES}, ${PREHEADERS}` });
  const remove = `${SIGNATURES}, ${PREHEADERS}, ${QUOTES}${kind === "reply" ? ", blockquote" : ""}`;
  return readFragment(html, { remove, removeFrom: REPLY_HEADER });
}

const STUB = new RegExp(`(?:${allPacks.flatMap(({ pages }) => pages.mail.htmlStubs).join("|")})`, "iu");

/** Whether a mail's plain text only says that the mail is in its HTML part. */
export function isStub(plain: string): boolean {
  return plain.length < 1_000 && STUB.test(plain);
}
