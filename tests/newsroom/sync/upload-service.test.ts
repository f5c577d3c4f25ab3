import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { SingleFileResult } from "../../../src/domain/intake/file-change.ts";
import { createUploadService, type UploadService } from "../../../src/newsroom/sync/upload-service.ts";
import { newsDocument } from "../../contracts/sample-documents.ts";
import { bytes, libraryOf, OURS, OWN, scene, THEIRS, useSyncScene } from "./sync-scene.ts";

useSyncScene();

const READABLE: SingleFileResult = {
  kind: "document",
  document: newsDocument("document.txt", ["It is readable."]),
};
const UNREADABLE: SingleFileResult = {
  kind: "unreadable",
  unreadable: { path: "document.txt", code: "no-text", reason: "It holds no text." },
};
let service: UploadService;
let read: SingleFileResult;

beforeEach(() => {
  read = READABLE;
  const { uploads, librarySync } = scene;
  service = createUploadService({ uploads, librarySync, readSingleFile: async () => read });
});

test("an added file is in the library and among the suggestions; the same name again replaces it", async () => {
  expect(await service.add(OURS, "Merger.txt", bytes(OWN))).toMatchObject({
    kind: "added",
    documents: [{ path: "uploads/Merger.txt", title: "Secret merger of Halden Shipyard" }],
  });
  expect(service.suggest(OURS, " merG")).toEqual(["uploads/Merger.txt"]);
  expect([service.suggest(OURS, "harbour"), service.suggest(THEIRS, "")]).toEqual([[], []]);
  const second = await service.add(OURS, "Merger.txt", bytes(`${OWN}\nIt was announced on Friday.\n`));
  expect(second.kind).toBe("replaced");
});

test("an unreadable file is refused and does not replace the readable one", async () => {
  await service.add(OURS, "merger.txt", bytes(OWN));
  read = UNREADABLE;
  expect(await service.add(OURS, "merger.txt", bytes("\0\0"))).toMatchObject({
    kind: "refused",
    unreadable: { code: "no-text" },
  });
  expect(await scene.store.documents(libraryOf(OURS), ["uploads/merger.txt"])).toHaveLength(1);
});

test("a removed file leaves the library and the suggestions; an unknown one is reported", async () => {
  await service.add(OURS, "merger.txt", bytes(OWN));
  expect(await service.remove(OURS, "uploads/other.txt")).toBe(false);
  expect(await service.remove(OURS, "uploads/merger.txt")).toBe(true);
  expect(service.suggest(OURS, "")).toEqual([]);
  expect(await scene.store.documents(libraryOf(OURS), ["uploads/merger.txt"])).toEqual([]);
});

test("files of earlier runs are suggested once loaded, and none after all were removed", async () => {
  await mkdir(join(scene.uploads.rootOf(THEIRS), "uploads"), { recursive: true });
  await writeFile(join(scene.uploads.rootOf(THEIRS), "uploads", "old.txt"), OWN);
  expect(service.suggest(THEIRS, "")).toEqual([]);
  await service.load();
  expect(service.suggest(THEIRS, "OLD")).toEqual(["uploads/old.txt"]);
  await service.removeAll(THEIRS);
  expect(service.suggest(THEIRS, "")).toEqual([]);
  expect(await scene.uploads.list(THEIRS)).toEqual([]);
});

test("a full guild is told which limit it reached", async () => {
  scene.uploads.add = async () => ({ kind: "full", limit: "files", max: 2_000 });
  expect(await service.add(OURS, "merger.txt", bytes(OWN))).toEqual({
    kind: "full",
    limit: "files",
    max: 2_000,
  });
});
