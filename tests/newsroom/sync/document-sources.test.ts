import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FOLDER, UPLOADS } from "../../../src/domain/intake/source-id.ts";
import { createFolderSource } from "../../../src/ingest/scan/folder-source.ts";
import { createUploads, UPLOAD_SCAN_OPTIONS } from "../../../src/ingest/uploads.ts";
import { documentSourceContract } from "../../contracts/document-source.ts";
import { emptyFolder } from "../../ingest/folder.ts";
import { scriptedSource } from "./scripted-source.ts";

const now = () => "2024-05-04T12:00:00.000Z";
const HARBOUR = { kind: "feed", name: "harbour" } as const;

documentSourceContract("the documents folder", async () => {
  const root = await emptyFolder();
  const source = createFolderSource({ root, now, minAgeMs: 0 });
  return {
    source,
    id: FOLDER,
    pathOf: (name) => `${name}.txt`,
    put: (name, text) => writeFile(join(root, `${name}.txt`), text),
    remove: (name) => rm(join(root, `${name}.txt`)),
    close: () => source.close(),
  };
});

documentSourceContract("uploads", async () => {
  const uploads = createUploads(await emptyFolder());
  const root = uploads.rootOf("7001");
  const source = createFolderSource({ root, id: UPLOADS, now, ...UPLOAD_SCAN_OPTIONS });
  return {
    source,
    id: UPLOADS,
    pathOf: (name) => `uploads/${name}.txt`,
    put: async (name, text) => void (await uploads.add("7001", `${name}.txt`, Buffer.from(text))),
    remove: async (name) => void (await uploads.remove("7001", `uploads/${name}.txt`)),
    close: () => source.close(),
  };
});

documentSourceContract("a source without files", async () => {
  const source = scriptedSource(HARBOUR);
  const pathOf = (name: string) => `.feeds/harbour/${name}`;
  return {
    source,
    id: HARBOUR,
    pathOf,
    put: async (name, text) => void source.texts.set(pathOf(name), text.split(/(?<=\.) /)),
    remove: async (name) => void source.texts.delete(pathOf(name)),
    close: () => source.close(),
  };
});
