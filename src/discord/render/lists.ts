import { textsFor } from "../../catalogues/texts.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import type { PassageHit } from "../../domain/documents/passage.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { type MessageBody, message, textDisplay } from "../message/message-body.ts";
import { type Block, toComponents } from "./blocks.ts";
import { bold, shortText } from "./citations.ts";
import { framed } from "./message-parts.ts";
import { smallPrint } from "./small-print.ts";
import { documentLine, evidenceLine, pathText } from "./source-lines.ts";

export interface DocumentsFrame {
  /** From 1, of `pages`. */
  readonly page: number;
  readonly pages: number;
  /** Documents over all pages. */
  readonly total: number;
  /** Locale of the labels. */
  readonly language: string;
}

export interface HitsFrame {
  readonly query: string;
  /** Locale of the labels. */
  readonly language: string;
}

/** With names of maximum length, this many fit in a message. */
export const DOCUMENTS_PER_PAGE = 8;
export const MAX_HITS = 5;
const MAX_QUERY_CHARACTERS = 100;
const MAX_PASSAGE_CHARACTERS = 300;
/** Limits as sent: for a document's path, and for the path of a copy. */
const MAX_OTHER_PATH_CHARACTERS = 60;

/** A page of documents with title, source, date and path. Throws a RangeError for more than DOCUMENTS_PER_PAGE. */
export function renderDocumentList(headers: readonly DocumentHeader[], frame: DocumentsFrame): MessageBody {
  if (headers.length > DOCUMENTS_PER_PAGE) throw new RangeError(`${headers.length} documents on one page`);
  const texts = textsFor(frame.language);
  if (headers.length === 0) return message([textDisplay(texts.t("discord.documents.none"))]);
  const { page, pages, total } = frame;
  const number = pages > 1 ? ` · ${texts.t("discord.page.number", { page, pages })}` : "";
  const lines = headers.map((header) => {
    return `${documentLine(header.path, header, texts)}\n${smallPrint(pathsText(header, texts))}`;
  });
  return framedList(bold(texts.t("discord.documents.count", { count: total })) + number, [{ lines }]);
}

/** A document's path and the path of one copy; further copies are counted, since a page must fit. */
function pathsText({ path, alsoAt = [] }: DocumentHeader, texts: Texts): string {
  const [other] = alsoAt;
  if (other === undefined) return pathText(path);
  const more = alsoAt.length > 1 ? ` +${alsoAt.length - 1}` : "";
  const paths = shortText(other, MAX_OTHER_PATH_CHARACTERS) + more;
  const also = texts.t("discord.documents.also-at", { paths });
  return `${shortText(path, MAX_OTHER_PATH_CHARACTERS)} · ${also}`;
}

/** The best passages for a query, at most MAX_HITS, each cut to about two lines, with document and sentences. */
export function renderSearchHits(hits: readonly PassageHit[], { query, language }: HitsFrame): MessageBody {
  const texts = textsFor(language);
  const shownQuery = shortText(query, MAX_QUERY_CHARACTERS);
  if (hits.length === 0)
    return message([textDisplay(texts.t("discord.documents.no-hits", { query: shownQuery }))]);
  const blocks = hits.slice(0, MAX_HITS).map((hit) => hitBlock(hit, texts));
  return framedList(bold(texts.t("discord.documents.hits", { query: shownQuery })), blocks);
}

function hitBlock({ document, first, last, sentences }: PassageHit, texts: Texts): Block {
  const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const place = { document: document.path, sentences: numbers };
  const lines = [
    `> ${shortText(sentences.join(" "), MAX_PASSAGE_CHARACTERS)}`,
    smallPrint(evidenceLine(place, document, texts)),
  ];
  return { lines, divided: true };
}

function framedList(heading: string, blocks: readonly Block[]): MessageBody {
  return message([framed([textDisplay(heading), ...toComponents(blocks)])]);
}
