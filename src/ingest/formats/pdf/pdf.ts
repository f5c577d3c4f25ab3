import { getDocumentProxy } from "unpdf";
import { message } from "../../../domain/texts/texts.ts";
import { cleanText } from "../../../text/sentences/clean.ts";
import type { Content } from "../../content/content.ts";
import { NOTHING_STATED, type StatedMetadata } from "../../content/extracted-text.ts";
import { MAX_TEXT_CHARACTERS } from "../../content/limits.ts";
import { ARCHIVE_BOMB, ENCRYPTED, readFailure, TOO_LONG } from "../../content/read-failures.ts";
import { usableTitle } from "../../metadata/usable-title.ts";
import type { UnpackBudget } from "../archive/unpack-budget.ts";
import { layoutBlocksOf, median } from "./columns.ts";
import { fragmentsOf, type TextPiece } from "./fragments.ts";
import { objectStreamsFitBudget } from "./object-streams.ts";
import { type Paragraph, paragraphsOf } from "./paragraphs.ts";
import { pdfDate } from "./pdf-date.ts";
import { type PdfPage, withoutRunningHeads } from "./running-heads.ts";

const NO_TEXT_LAYER = readFailure("no-text", message("reason.file.no-text-layer"));
/** A title's letter height relative to the median of the text. */
const MIN_TITLE_SIZE_RATIO = 1.25;
const MAX_TITLE_CHARACTERS = 200;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** A PDF's text in reading order, without running heads and page numbers, and its properties. */
export async function readPdf(bytes: Uint8Array, budget: UnpackBudget): Promise<Content> {
  if (!(await objectStreamsFitBudget(bytes, budget))) return ARCHIVE_BOMB;
  try {
    // pdf.js takes ownership of the buffer, so it gets a copy.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    return await readPages(pdf);
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") return ENCRYPTED;
    throw error;
  }
}

async function readPages(pdf: PdfDocument): Promise<Content> {
  const pages: PdfPage[] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pageOf(pdf, number);
    characters += page.blocks.flat().reduce((sum, { text }) => sum + text.length, 0);
    if (characters > MAX_TEXT_CHARACTERS) return TOO_LONG;
    pages.push(page);
  }
  const bodyBlocks = withoutRunningHeads(pages).flatMap(({ blocks }) => blocks);
  // If nothing is left, the repeated lines are all the text there is.
  const paragraphs = paragraphsOf(bodyBlocks.length > 0 ? bodyBlocks : pages.flatMap(({ blocks }) => blocks));
  const text = cleanText(paragraphs.map((paragraph) => paragraph.text).join("\n\n"));
  if (!/[\p{L}\p{N}]/u.test(text)) return NO_TEXT_LAYER;
  const stated = await statedIn(pdf);
  const title = stated.title ?? largestHeading(paragraphs);
  return { text, stated: { ...stated, title } };
}

async function pageOf(pdf: PdfDocument, number: number): Promise<PdfPage> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const pieces = items.filter((item): item is typeof item & TextPiece => "str" in item);
  const { transform } = page.getViewport({ scale: 1 });
  page.cleanup();
  return { blocks: layoutBlocksOf(fragmentsOf(pieces, transform)) };
}

async function statedIn(pdf: PdfDocument): Promise<StatedMetadata> {
  const { info } = await pdf.getMetadata();
  const field = (name: string): string | null => {
    const value: unknown = name in info ? Reflect.get(info, name) : null;
    const text = typeof value === "string" ? cleanText(value).trim() : "";
    return text === "" ? null : text;
  };
  return {
    ...NOTHING_STATED,
    title: usableTitle(field("Title")),
    author: field("Author"),
    created: pdfDate(field("CreationDate")),
  };
}

/** The first paragraphs' heading with the largest letters, if they are larger than most of the text. */
function largestHeading(paragraphs: readonly Paragraph[]): string | null {
  const medianSize = median(
    paragraphs.flatMap(({ text, size }) => Array<number>(Math.ceil(text.length / 40)).fill(size)),
  );
  const first = paragraphs
    .slice(0, 8)
    .filter(({ text }) => text.length <= MAX_TITLE_CHARACTERS && /\p{L}{2}.*\s/u.test(text));
  const [title] = first.toSorted((a, b) => b.size - a.size);
  return title !== undefined && title.size >= medianSize * MIN_TITLE_SIZE_RATIO
    ? cleanText(title.text)
    : null;
}
