// Scans a folder with the reading process that fails, and prints each result as a line.
import { createFolderSource } from "../../../src/ingest/scan/folder-source.ts";
import { createFolderReader } from "../../../src/ingest/worker/folder-reader.ts";
import { outline } from "../outline.ts";

const [root = "", dataDir = ""] = process.argv.slice(2);
const workerFile = new URL("./failing-process.ts", import.meta.url);
const reader = createFolderReader({ workerFile, dataDir });
const source = createFolderSource({ root, now: () => "2024-02-08T06:00:00.000Z", minAgeMs: 0, reader });
for await (const batch of source.scan(new Map())) for (const line of outline(batch)) console.log(line);
await source.close();
