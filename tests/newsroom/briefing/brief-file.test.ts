import { expect, test } from "vitest";
import { sharedLibrary } from "../../../src/domain/core/library.ts";
import type { SingleFileResult } from "../../../src/domain/intake/file-change.ts";
import { briefFile } from "../../../src/newsroom/briefing/brief-file.ts";
import { createWritingService } from "../../../src/newsroom/writing/writing-service.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { newsDocument } from "../../contracts/sample-documents.ts";

const now = () => "2024-03-06T07:00:00.000Z";
const bytes = new Uint8Array();
const writing = createWritingService({
  extractive: createExtractiveWriter(),
  model: null,
  verify,
  events: { emit: () => undefined },
});
const briefingOf = (read: SingleFileResult) =>
  briefFile(
    sharedLibrary("/news"),
    { name: "report.txt", bytes },
    { readSingleFile: async () => read, writing, now },
  );

test("a readable file becomes a briefing with one story", async () => {
  const document = newsDocument("document.txt", [
    "The ferry Nordlys struck the pier at Varsund on Tuesday, and 14 people were hurt.",
    "The pier will stay closed until Friday, the harbour master said.",
  ]);
  const result = await briefingOf({ kind: "document", document });
  expect(result).toMatchObject({
    kind: "briefing",
    briefing: { generatedAt: now(), storyCount: 1, documents: { read: 1, unreadable: [] } },
  });
});

test("an unreadable file is refused with the reason", async () => {
  const unreadable = { path: "document.txt", code: "no-text", reason: "It holds no text." } as const;
  const result = await briefingOf({ kind: "unreadable", unreadable });
  expect(result).toEqual({ kind: "refused", unreadable });
});
