import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { errorCode } from "../../domain/core/fault.ts";
import { type FeedOptions, FULL_TEXT_MODES } from "../../domain/feeds/feed.ts";
import type { FeedReader } from "../../domain/feeds/feed-reader.ts";
import type { FeedTrouble } from "../../domain/feeds/feed-trouble.ts";
import type { ListedFeed, ListedFeeds } from "../../domain/feeds/listed-feed.ts";
import { detail } from "../../domain/texts/reasons.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import { createFolderAudiences } from "./folder-audiences.ts";

/** The files that name feeds: configuration, never read as documents. */
export const FEEDS_FILE = /^feeds\.(?:opml|ya?ml)$/i;
const MAX_FILE_BYTES = 4 * 1024 * 1024;
const MAX_ALIASES = 10;

/** The feeds that the documents folder and the folders directly in it name. Empty if the folder can't be listed. */
export async function listFeedsFiles(root: string, reader: FeedReader): Promise<ListedFeeds> {
  const audiences = createFolderAudiences(root);
  const feeds: ListedFeed[] = [];
  const failures: { path: string; trouble: FeedTrouble }[] = [];
  for (const folder of ["", ...(await foldersIn(root))]) {
    for (const name of await feedsFilesIn(join(root, folder))) {
      const path = join(folder, name);
      const read = await readFeedsFile(join(root, path), reader);
      const { audience } = audiences.of(folder);
      const restriction = audience === undefined ? {} : { guilds: audience };
      if ("code" in read) failures.push({ path, trouble: read });
      else feeds.push(...read.map((feed) => ({ ...feed, ...restriction })));
    }
  }
  return { feeds, failures };
}

async function foldersIn(root: string): Promise<string[]> {
  const entries = await entriesOf(root);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name);
}

async function feedsFilesIn(folder: string): Promise<string[]> {
  const entries = await entriesOf(folder);
  return entries.filter((entry) => entry.isFile() && FEEDS_FILE.test(entry.name)).map(({ name }) => name);
}

/** A folder that can't be listed is reported by the scan of documents. */
async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return [];
  }
}

async function readFeedsFile(file: string, reader: FeedReader): Promise<readonly ListedFeed[] | FeedTrouble> {
  try {
    if ((await stat(file)).size > MAX_FILE_BYTES) return broken(message("reason.feeds-file.too-large"));
    const bytes = await readFile(file);
    if (!/\.opml$/i.test(file)) return feedsInYaml(bytes.toString("utf8"));
    const reading = await reader.read(bytes, null, "about:blank");
    if (reading.kind !== "list") return broken(message("reason.feed.no-list"));
    return reading.feeds.map(({ url, title }) => ({ url, options: title === null ? {} : { name: title } }));
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return broken(detail(code));
  }
}

function broken(why: Message): FeedTrouble {
  return { code: "broken", message: why };
}

/** A list whose items are addresses, or mappings with "url" and options. */
function feedsInYaml(text: string): readonly ListedFeed[] | FeedTrouble {
  const document = parseDocument(text, { schema: "core", logLevel: "silent" });
  const [error] = document.errors;
  if (error !== undefined) return broken(detail(error.message.split("\n")[0] ?? ""));
  const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
  const items: unknown = Array.isArray(value) ? value : isMapping(value) ? value.feeds : null;
  if (!Array.isArray(items)) return broken(message("reason.feeds-file.no-list"));
  const feeds: ListedFeed[] = [];
  for (const [index, item] of items.entries()) {
    const feed = feedIn(item);
    if (feed === null) return broken(message("reason.feeds-file.item", { number: String(index + 1) }));
    feeds.push(feed);
  }
  return feeds;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Null for an item without an address, or with an option that can't be read: a typing error must not go unseen. */
function feedIn(item: unknown): ListedFeed | null {
  if (typeof item === "string") return { url: item, options: {} };
  if (!isMapping(item) || typeof item.url !== "string") return null;
  const options: { -readonly [Name in keyof FeedOptions]?: FeedOptions[Name] } = {};
  for (const [key, value] of Object.entries(item)) {
    const mode = FULL_TEXT_MODES.find((each) => each === value || (each === "off" && value === false));
    if (key === "url") continue;
    if (key === "name" && typeof value === "string") options.name = value;
    else if (key === "language" && typeof value === "string") options.language = value;
    else if (key === "topic" && typeof value === "string") options.topic = value;
    else if (key === "existing-days" && typeof value === "number" && value >= 0) options.existingDays = value;
    else if (key === "full-text" && mode !== undefined) options.fullText = mode;
    else return null;
  }
  return { url: item.url, options };
}
