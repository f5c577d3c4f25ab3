import type { PublishedTime } from "../../domain/core/published-time.ts";
import { formatSentenceRanges } from "../../domain/documents/citation-numbering.ts";
import type { Evidence } from "../../domain/documents/claim.ts";
import type { ShownDocument } from "../../domain/documents/shown-document.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { shortDate } from "../../text/display/dates.ts";
import { shortText } from "./citations.ts";
import { timestamp } from "./small-print.ts";

/** As sent. Names may be cut; the stored evidence has the complete path. */
const MAX_TITLE_CHARACTERS = 100;
const MAX_SOURCE_CHARACTERS = 50;
const MAX_PATH_CHARACTERS = 100;
const MAX_RUNS_CHARACTERS = 40;

export function byPath(documents: readonly ShownDocument[]): ReadonlyMap<string, ShownDocument> {
  return new Map(documents.map((document) => [document.path, document]));
}

/** "Title · Source · date", or the path if the document is no longer in the library. At most 300 characters. */
export function documentLine(path: string, header: ShownDocument | undefined, texts: Texts): string {
  if (header === undefined) return `${pathText(path)} · ${texts.t("discord.evidence.gone")}`;
  return [...names(header), publishedOn(header.published, texts)].join(" · ");
}

/** "Title · Source · path · sentences 3-5 · date" of a quote. At most 400 characters. */
export function evidenceLine(
  { document, sentences }: Pick<Evidence, "document" | "sentences">,
  header: ShownDocument | undefined,
  texts: Texts,
): string {
  const runs = shortText(formatSentenceRanges(sentences), MAX_RUNS_CHARACTERS);
  const place = [
    pathText(document),
    texts.t("discord.evidence.sentences", { runs, count: sentences.length }),
  ];
  if (header === undefined) return [...place, texts.t("discord.evidence.gone")].join(" · ");
  return [...names(header), ...place, publishedOn(header.published, texts)].join(" · ");
}

export function pathText(path: string): string {
  return shortText(path, MAX_PATH_CHARACTERS);
}

function names({ title, source }: ShownDocument): string[] {
  const shortTitle = shortText(title, MAX_TITLE_CHARACTERS);
  return source === null ? [shortTitle] : [shortTitle, shortText(source, MAX_SOURCE_CHARACTERS)];
}

/**
 * The date that the document states. A time is shown in each reader's time zone; a date without a time is the same everywhere,
 * so it is written out. The file's modification time does not count.
 */
function publishedOn({ at, precision, from }: PublishedTime, texts: Texts): string {
  if (from === "arrival") return texts.t("discord.documents.undated");
  return precision === "day" ? shortDate(at, { texts, timeZone: "UTC" }) : timestamp(at, "D");
}
