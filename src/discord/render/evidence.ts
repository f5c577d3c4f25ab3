import { textsFor } from "../../catalogues/texts.ts";
import type { ShownClaims } from "../../domain/conversation/shown-claims.ts";
import { type Claim, claimText, type Evidence } from "../../domain/documents/claim.ts";
import type { ShownDocument } from "../../domain/documents/shown-document.ts";
import type { OriginalLink } from "../../domain/feeds/original-link.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { escapePiece, oneLine } from "../message/escape.ts";
import { button, linkRow, type MessageBody, message, row, textDisplay } from "../message/message-body.ts";
import { type Block, packIntoMessages, toComponents } from "./blocks.ts";
import { bold, shortText } from "./citations.ts";
import { framed } from "./message-parts.ts";
import { smallPrint } from "./small-print.ts";
import { byPath, evidenceLine } from "./source-lines.ts";

export interface EvidenceFrame {
  /** The custom id of the button that shows a page. */
  readonly pageId: (page: number) => string;
  /** From 1; a page beyond the last shows the last. */
  readonly page: number;
  /** Locale of the labels. */
  readonly language: string;
  /** The cited documents, as far as they are known. */
  readonly documents: readonly ShownDocument[];
  /** Where their originals are, for those that came from feeds. */
  readonly originals?: readonly OriginalLink[];
}

const MAX_CLAIM_CHARACTERS = 1500;
/** As sent; a longer quote continues on the next line. */
const MAX_QUOTE_LINE_CHARACTERS = 1500;

/** Renders claims with their complete quotes and where these are from, over several pages if necessary. */
export function renderEvidence(shown: ShownClaims, frame: EvidenceFrame): MessageBody {
  const texts = textsFor(frame.language);
  const documents = byPath(frame.documents);
  const blocks = shown.claims.map((claim, at) => claimBlock(at + 1, claim, { shown, documents, texts }));
  const pages = packIntoMessages(blocks);
  const page = Math.min(Math.max(1, frame.page), Math.max(1, pages.length));
  const number = pages.length > 1 ? [texts.t("discord.page.number", { page, pages: pages.length })] : [];
  const heading = [bold(texts.t("discord.evidence.title")), shortText(shown.title, 200), ...number].join(
    " · ",
  );
  const content = pages[page - 1] ?? [{ lines: [texts.t("discord.evidence.none")] }];
  const pageButtons = pages.length > 1 ? [pageButtonRow(frame.pageId, page, pages.length, texts)] : [];
  const links = originalsOn(page, pages.length, frame.originals ?? [], texts);
  return message([framed([textDisplay(heading), ...toComponents(content), ...links, ...pageButtons])]);
}

/** A row of links takes what packIntoMessages leaves besides the frame, the heading and the row of pages. */
function originalsOn(page: number, pages: number, originals: readonly OriginalLink[], texts: Texts) {
  const max = pages > 1 ? 2 : 5;
  const links = originals.slice((page - 1) * max, page * max).map(({ url, host }) => ({
    url,
    label: texts.t("discord.button.original", { host }),
  }));
  return links.length === 0 ? [] : [linkRow(links)];
}

function pageButtonRow(pageId: EvidenceFrame["pageId"], page: number, pages: number, texts: Texts) {
  // The first and last page wrap around, so that both ids differ: Discord rejects duplicate ids in one message.
  const before = page === 1 ? pages : page - 1;
  const after = page === pages ? 1 : page + 1;
  const [previous, next] = [texts.t("discord.button.previous"), texts.t("discord.button.next")];
  return row(
    before === after
      ? [button(pageId(after), { label: page === 1 ? next : previous })]
      : [button(pageId(before), { label: previous }), button(pageId(after), { label: next })],
  );
}

interface EvidenceContext {
  readonly shown: ShownClaims;
  readonly documents: ReadonlyMap<string, ShownDocument>;
  readonly texts: Texts;
}

function claimBlock(number: number, claim: Claim, { shown, documents, texts }: EvidenceContext): Block {
  const wording = wordingOf(claim);
  const text =
    wording === "quote"
      ? texts.t("discord.evidence.word-for-word")
      : shortText(claimText(claim, texts), MAX_CLAIM_CHARACTERS);
  const isModelWording = wording === "own" && shown.writer === "model";
  const mark = isModelWording ? ` · ${texts.t("discord.writer.claim-by-model")}` : "";
  const lines = claim.evidence.flatMap((evidence) => [
    ...quoteLines(evidence),
    smallPrint(evidenceLine(evidence, documents.get(evidence.document), texts)),
  ]);
  return { lines: [`**[${number}]** ${text}${mark}`, ...lines], divided: true };
}

/**
 * How a claim relates to its quote: it is the quote, so it need not be shown twice; one contains the other, as in claims that
 * code composes from several quotes; or the writer worded it.
 */
function wordingOf({ text, evidence }: Claim): "quote" | "quoting" | "own" {
  const line = oneLine(text);
  const quotes = evidence.map(({ quote }) => oneLine(quote));
  if (quotes.length === 1 && quotes[0] === line) return "quote";
  return quotes.some((quote) => quote.includes(line) || line.includes(`“${quote}”`)) ? "quoting" : "own";
}

/** The complete quote as block quote lines of limited length, split between words. */
function quoteLines({ quote }: Evidence): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of escapedWords(oneLine(quote))) {
    if (line !== "" && line.length + word.length > MAX_QUOTE_LINE_CHARACTERS) {
      lines.push(line);
      line = "";
    }
    line += word;
  }
  return [...lines, line].map((text) => `> ${text.trim()}`);
}

/** Escaped words, each with its trailing space; a word longer than a line is split. */
function escapedWords(text: string): string[] {
  const pieces = text.match(/(?:\S{1,700} ?)/gu) ?? [];
  return pieces.map(escapePiece);
}
