import { message } from "../../domain/texts/texts.ts";
import type { Content, EmbeddedDocument } from "../content/content.ts";
import { type ReadFailure, readFailure } from "../content/read-failures.ts";
import type { UnpackBudget } from "../formats/archive/unpack-budget.ts";
import { type ZipEntry, zipEntries } from "../formats/archive/zip.ts";

const LINK_IN_ARCHIVE = readFailure("not-a-file", message("reason.file.link-in-archive"));
const EMPTY_ARCHIVE = readFailure("empty", message("reason.file.empty-archive"));

/** Reads a ZIP file as what its entries show it to be: an office document, or an archive of files. */
export async function readZip(bytes: Uint8Array, budget: UnpackBudget): Promise<Content> {
  const entries = await zipEntries(bytes, budget);
  if ("code" in entries) return entries;
  const names = new Set(entries.map(({ name }) => name));
  if (names.has("word/document.xml") || (names.has("[Content_Types].xml") && hasFolder(entries, "word/"))) {
    return (await import("../formats/office/docx.ts")).readDocx(entries);
  }
  if (names.has("[Content_Types].xml")) return unsupported("spreadsheet");
  if (names.has("META-INF/manifest.xml") && names.has("content.xml")) {
    return (await import("../formats/office/odt.ts")).readOdt(entries);
  }
  if (names.has("META-INF/container.xml")) return unsupported("book");
  if (names.has("META-INF/MANIFEST.MF")) return unsupported("program");
  return entries.length === 0 ? EMPTY_ARCHIVE : { embedded: embeddedFiles(entries) };
}

function hasFolder(entries: readonly ZipEntry[], folder: string): boolean {
  return entries.some(({ name }) => name.startsWith(folder));
}

function unsupported(kind: "spreadsheet" | "book" | "program"): ReadFailure {
  return readFailure("unsupported-format", message(`reason.file.${kind}`));
}

async function* embeddedFiles(entries: readonly ZipEntry[]): AsyncGenerator<EmbeddedDocument> {
  for (const { name, modifiedMs, isLink, unpack } of entries) {
    if (isIgnored(name)) continue;
    if (isLink) {
      yield { name, failure: LINK_IN_ARCHIVE };
      continue;
    }
    const bytes = await unpack();
    if ("code" in bytes) yield { name, failure: bytes };
    else yield { name, bytes, ...(modifiedMs > 0 ? { modifiedMs } : {}) };
  }
}

/** As in the documents folder, plus the metadata that macOS adds to archives. */
function isIgnored(name: string): boolean {
  const segments = name.split(/[\\/]/);
  const isHidden = segments.some((segment) => segment.startsWith(".") && !/^\.+$/.test(segment));
  return isHidden || segments[0] === "__MACOSX" || segments.at(-1) === "collection.yml";
}
