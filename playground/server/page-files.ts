import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";

export interface PageFile {
  readonly contentType: string;
  readonly body: string;
}

const PAGE_FOLDER = join(import.meta.dirname, "../page");
/** A file of the page or of one of its sub-folders; nothing that leads out of them. */
const FILE_NAME = /^(?:[a-z-]+\/)?[a-z-]+\.(html|css|svg|ts)$/;
const TYPES: Readonly<Record<string, string>> = { html: "text/html", css: "text/css", svg: "image/svg+xml" };

/** A file of the page by its path, "/" for its start; TypeScript with its types taken off. Null when there is none. */
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
