import { message } from "../../domain/texts/texts.ts";
import { withoutSiteText } from "../../text/prose/boilerplate.ts";
import type { Content } from "../content/content.ts";
import type { ExtractedText, FormatHints, RawFile } from "../content/extracted-text.ts";
import { NO_TEXT, readFailure } from "../content/read-failures.ts";
import { decode } from "../encoding/decode.ts";
import type { UnpackBudget } from "../formats/archive/unpack-budget.ts";
import { charsetOf } from "./content-type.ts";
import { binaryKind, formatOf, type PackedKind, packedKind } from "./format.ts";

function hintsOf({ path, hints = { name: path } }: RawFile): FormatHints {
  return hints;
}

const EMPTY_FILE = readFailure("empty", message("reason.file.empty"));

/** Parses a file's bytes in the format that they show. Throws if the parser fails. */
export async function readContent(file: RawFile, budget: UnpackBudget, isMail = false): Promise<Content> {
  const packed = isMail ? "mail" : packedKind(file.bytes, hintsOf(file));
  if (packed !== null) return readPacked(packed, file, budget);
  const kind = binaryKind(file.bytes);
  if (kind !== null) return kind;
  const text = await decode(file.bytes, charsetOf(file.hints?.contentType));
  if (typeof text !== "string") return text;
  if (text.trim() === "") return EMPTY_FILE;
  return readText(file, text);
}

// Each parser is loaded with its first file: most folders contain one format, and the start should not wait for the rest.
async function readText(file: RawFile, text: string): Promise<Content> {
  const { collection } = file;
  const format = formatOf(hintsOf(file), text, collection?.fields);
  switch (format) {
    case "text":
      return (await import("../formats/text/plain-text.ts")).readPlainText(text);
    case "markdown":
      return (await import("../formats/text/markdown.ts")).readMarkdown(text);
    case "html":
      return withText((await import("../formats/html/html.ts")).readHtml(text));
    case "feed":
      return (await import("../formats/feed/feed.ts")).readFeed(text);
    case "json":
      return (await import("../formats/records/json-records.ts")).readJson(text, collection?.fields);
    case "table":
      return (await import("../formats/records/table.ts")).readTable(text, collection?.fields);
    default:
      return format;
  }
}

/** A page without text is no document of its title: a script would have written the text. */
function withText(page: ExtractedText): Content {
  return withoutSiteText(page.text, "und").trim() === "" ? NO_TEXT : page;
}

async function readPacked(kind: PackedKind, { bytes }: RawFile, budget: UnpackBudget): Promise<Content> {
  switch (kind) {
    case "pdf":
      return (await import("../formats/pdf/pdf.ts")).readPdf(bytes, budget);
    case "zip":
      return (await import("./read-zip.ts")).readZip(bytes, budget);
    case "rtf":
      return (await import("../formats/office/rtf.ts")).readRtf(bytes);
    case "mail":
      return (await import("../formats/mail/mail.ts")).readMail(bytes);
    case "mbox":
      return (await import("../formats/mail/mbox.ts")).readMbox(bytes);
  }
}
