// What every source of documents must do, by itself and beside another source of the same library.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DocumentSource } from "../../src/domain/intake/document-source.ts";
import type { SourceId } from "../../src/domain/intake/source-id.ts";
import { outline, scanAll, statesAfter } from "../ingest/folder.ts";

/** A source, and how the outside world changes what it has. Names have no folder and no extension. */
export interface SourceUnderTest {
  readonly source: DocumentSource;
  readonly id: SourceId;
  /** The path in the library of what is called so. */
  pathOf(name: string): string;
  put(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
  close(): Promise<void>;
}

const FERRY = "The ferry Nordlys sank off Oster on Tuesday.";
const MILL = "The mill at Norwick burned down on Monday.";

export function documentSourceContract(name: string, open: () => Promise<SourceUnderTest>): void {
  describe(`document source: ${name}`, () => {
    let under: SourceUnderTest;
    beforeEach(async () => {
      under = await open();
      await under.put("ferry", FERRY);
      await under.put("mill", MILL);
    });
    afterEach(() => under.close());
    const lineOf = (called: string, kind: string) => `${under.pathOf(called)}: ${kind}`;

    test("says who it is", () => expect(under.source.id).toEqual(under.id));

    test("without known files, all it has is new, in batches that fit a transaction", async () => {
      for (let n = 0; n < 15; n += 1) await under.put(`more${n}`, `${FERRY} It was ferry ${n}.`);
      let count = 0;
      for await (const batch of under.source.scan(new Map())) {
        expect(batch.length).toBeLessThanOrEqual(10);
        count += batch.length;
      }
      expect(count).toBe(17);
    });

    test("what is known and unchanged is not reported", async () => {
      const first = await scanAll(under.source);
      expect(outline(first).sort()).toEqual([lineOf("ferry", "document"), lineOf("mill", "document")]);
      expect(await scanAll(under.source, statesAfter(first))).toEqual([]);
    });

    test("a changed document is read again, and one that it no longer has is gone", async () => {
      const known = statesAfter(await scanAll(under.source));
      await under.put("ferry", `${FERRY} It was raised on Friday.`);
      await under.remove("mill");
      const changes = await scanAll(under.source, known);
      expect(outline(changes).sort()).toEqual([lineOf("ferry", "document"), lineOf("mill", "gone")]);
    });
  });
}
