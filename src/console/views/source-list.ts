import { formatSentenceRanges } from "../../domain/documents/citation-numbering.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { publishedDay } from "../../text/display/dates.ts";
import type { Paragraph } from "../terminal/layout.ts";
import { plain } from "../terminal/plain.ts";
import type { Paint } from "../terminal/terminal.ts";

export interface SourceListOptions {
  readonly paint: Paint;
  readonly timeZone: string;
  readonly texts: Texts;
}

/**
 * The cited documents, one per line, with path, date and the sentences of each marker ("[4]s7-8": marker 4 cites
 * sentences 7 and 8). `numbered[n - 1]` is the claim of marker n.
 */
export function sourceList(
  numbered: readonly Claim[],
  documents: ReadonlyMap<string, DocumentHeader>,
  { paint, timeZone, texts }: SourceListOptions,
): Paragraph[] {
  if (numbered.length === 0) return [];
  const places = new Map<string, string[]>();
  numbered.forEach(({ evidence }, at) => {
    for (const { document, sentences } of evidence) {
      const marker = `${paint.dim(`[${at + 1}]`)}s${formatSentenceRanges(sentences)}`;
      places.set(document, [...(places.get(document) ?? []), marker]);
    }
  });
  const lines = Array.from(places, ([path, markers]) => {
    const header = documents.get(path);
    const date =
      header === undefined ? "" : paint.dim(` (${publishedDay(header.published, { texts, timeZone })})`);
    return { indent: 3, lead: "", text: `${plain(path)}${date}: ${markers.join(" ")}`, hang: 2 };
  });
  return [{ indent: 0, lead: "", text: paint.bold(texts.t("console.sources.heading")), hang: 0 }, ...lines];
}
