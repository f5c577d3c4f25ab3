import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";

export interface PageFile {
  readonly contentType: string;
  readonly body: string;
}

const PAGE_FOLDER = join(import.meta.dirname, "../page");
/** Matches a file of the page folder or a direct sub-folder; nothing outside. */
const FILE_NAME = /^(?:[a-z-]+\/)?[a-z-]+\.(html|css|svg|ts)$/;
const TYPES: Readonly<Record<string, string>> = { html: "text/html", css: "text/css", svg: "image/svg+xml" };

/** A file of the page by URL path ("/" is index.html), with types stripped from TypeScript; null if not found. */
export async function pageFile(path: string): Promise<PageFile | null> {
  const name = path === "/" ? "index.html" : path.slice(1);
  const [, extension] = FILE_NAME.exec(name) ?? [];
  if (extension === undefined) return null;
  const text = await readFile(join(PAGE_FOLDER, name), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  if (extension === "ts") return { contentType: "text/javascript", body: stripTypeScriptTypes(text) };
  return { contentType: TYPES[extension] ?? "text/plain", body: text };
}
