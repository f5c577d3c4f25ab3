import type { ShownClaims } from "../../domain/conversation/shown-claims.ts";
import { formatSentenceRanges } from "../../domain/documents/citation-numbering.ts";
import { claimText, type Evidence } from "../../domain/documents/claim.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import { publishedTime } from "../../text/display/dates.ts";
import { blocksText, type Paragraph } from "../terminal/layout.ts";
import { plain } from "../terminal/plain.ts";
import type { ViewOptions } from "./briefing-view.ts";

export interface SourcesOptions extends ViewOptions {
  /** The cited documents that are still in the library. */
  readonly documents: readonly DocumentHeader[];
}

/** The claim behind marker `number`, and the quote and origin of each source; null when there is no such marker. */
export function sourcesView(shown: ShownClaims, number: number, options: SourcesOptions): string | null {
  const claim = shown.claims[number - 1];
  if (claim === undefined) return null;
  const { paint, columns } = options;
  const blocks: Paragraph[][] = [
    [
      {
        indent: 0,
        lead: paint.bold(`[${number}]`),
        text: plain(claimText(claim, options.texts)),
        hang: `[${number}] `.length,
      },
    ],
    ...claim.evidence.map((evidence) => evidenceParagraphs(evidence, options)),
    [
      {
        indent: 0,
        lead: "",
        text: paint.dim(options.texts.t("console.sources.from", { title: plain(shown.title) })),
        hang: 6,
      },
    ],
  ];
  return blocksText(blocks, columns);
}

function evidenceParagraphs({ document, sentences, quote }: Evidence, options: SourcesOptions): Paragraph[] {
  const header = options.documents.find(({ path }) => path === document);
  const { texts } = options;
  const about = header === undefined ? [texts.t("console.sources.gone")] : aboutDocument(header, options);
  const place = texts.t("console.sources.place", {
    document: plain(document),
    count: sentences.length,
    numbers: formatSentenceRanges(sentences),
  });
  const where = [place, ...about].join(" · ");
  return [
    { indent: 4, lead: "", text: `“${plain(quote)}”`, hang: 1 },
    { indent: 4, lead: "", text: options.paint.dim(where), hang: 2 },
  ];
}

function aboutDocument(
  { title, source, published, alsoAt = [] }: DocumentHeader,
  { timeZone, texts }: ViewOptions,
): string[] {
  const names = source === null ? [title] : [title, source];
  const also =
    alsoAt.length === 0 ? [] : [texts.t("console.sources.same-as", { paths: alsoAt.map(plain).join(", ") })];
  return [...names.map(plain), publishedTime(published, { texts, timeZone }), ...also];
}
