import { describe, expect, test } from "vitest";
import { FOLDER, UPLOADS } from "../../src/domain/intake/source-id.ts";
import type { ModelTask } from "../../src/domain/writing/language-model.ts";
import { arrival, digestOf, newsDocument } from "./sample-documents.ts";
import type { NewRoot } from "./store-tools.ts";

let days = 0;
/** A day that no other test uses: token usage is global in the store, which the tests share. */
const newDay = () => `2031-01-${String(++days).padStart(2, "0")}`;

export function modelUseContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: digests, tokens and dialects of a model`, () => {
    test("a digest of the same content replaces the document's digest for every library", async () => {
      const { store, library, guild } = await newRoot();
      const one = newsDocument("one.txt", ["The ferry sank."]);
      await store.apply(library, FOLDER, [arrival(one)]);
      const better = { ...digestOf(one), writer: "model" as const, draftedWith: "m 1" };
      await store.saveDigest(guild, "one.txt", one.contentHash, better);
      expect((await store.digests(library, ["one.txt"])).get("one.txt")).toEqual(better);
      await store.saveDigest(library, "one.txt", "other bytes", digestOf(one));
      await store.saveDigest(library, "none.txt", one.contentHash, digestOf(one));
      expect((await store.digests(guild, ["one.txt"])).get("one.txt")).toEqual(better);
    });

    test("a digest of a guild's own document does not change the shared document with the same path", async () => {
      const { store, library, guild } = await newRoot();
      const one = newsDocument("one.txt", ["The ferry sank."]);
      await store.apply(library, FOLDER, [arrival(one)]);
      await store.apply(guild, UPLOADS, [arrival(one)]);
      const own = { ...digestOf(one), draftedWith: "m 1" };
      await store.saveDigest(guild, "one.txt", one.contentHash, own);
      expect((await store.digests(library, ["one.txt"])).get("one.txt")).toEqual(digestOf(one));
      expect((await store.digests(guild, ["one.txt"])).get("one.txt")).toEqual(own);
    });

    test("tokens are reserved up to the daily limit, and settled with what was used", async () => {
      const { store } = await newRoot();
      const [day, next] = [newDay(), newDay()];
      const use = (tokens: number, task: ModelTask = "digest", guild: string | null = null) => ({
        day,
        guild,
        task,
        tokens,
      });
      expect(await store.reserveTokens(use(600), 1_000)).toBe(true);
      expect(await store.reserveTokens(use(500, "answer", "7001"), 1_000)).toBe(false);
      await store.settleTokens(use(600), 450);
      expect(await store.reserveTokens(use(500, "answer", "7001"), 1_000)).toBe(true);
      expect(await store.reserveTokens(use(51), 1_000)).toBe(false);
      expect(await store.reserveTokens({ ...use(900), day: next }, 1_000)).toBe(true);
      expect(await store.tokensUsed(day)).toEqual([use(500, "answer", "7001"), use(450)]);
      await store.settleTokens(use(500, "answer", "7001"), 700);
      expect(await store.reserveTokens(use(1), 1_000)).toBe(false);
    });

    test("concurrent calls do not reserve more than the limit", async () => {
      const { store } = await newRoot();
      const day = newDay();
      const reserve = () => store.reserveTokens({ day, guild: null, task: "story", tokens: 100 }, 1_000);
      const granted = await Promise.all(Array.from({ length: 30 }, reserve));
      expect(granted.filter(Boolean)).toHaveLength(10);
    });

    test("dialects are stored by server and model", async () => {
      const { store } = await newRoot();
      const dialect = {
        responseFormat: "json_schema",
        limitField: "max_tokens",
        streamUsage: true,
        temperature: false,
      } as const;
      await store.saveDialect("http://a/v1 m", dialect);
      await store.saveDialect("http://a/v1 m", { ...dialect, responseFormat: "plain" });
      expect(await store.dialect("http://a/v1 m")).toEqual({ ...dialect, responseFormat: "plain" });
      expect(await store.dialect("http://a/v1 other")).toBeNull();
    });
  });
}
