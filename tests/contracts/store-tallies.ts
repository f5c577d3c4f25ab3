import { describe, expect, test } from "vitest";
import type { NewRoot } from "./store-tools.ts";

let years = 2100;
/** A year that no other test uses: tallies are global in the store, which the tests share. */
const newYear = () => ++years;

export function talliesContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: tallies`, () => {
    test("counts add up by day, kind and reason, and are listed from a given day", async () => {
      const { store } = await newRoot();
      const year = newYear();
      const [first, second] = [`${year}-01-01`, `${year}-01-02`];
      const claim = (day: string, reason: string, count: number) => ({
        day,
        kind: "claim" as const,
        reason,
        count,
      });
      await store.addTallies([claim(first, "matched", 7), claim(first, "number", 1)]);
      await store.addTallies([
        claim(second, "matched", 2),
        claim(first, "matched", 3),
        { day: second, kind: "answer", reason: "answered", count: 1 },
      ]);
      await store.addTallies([]);
      expect(await store.tallies(first)).toEqual([
        claim(first, "matched", 10),
        claim(first, "number", 1),
        { day: second, kind: "answer", reason: "answered", count: 1 },
        claim(second, "matched", 2),
      ]);
      expect((await store.tallies(second)).map(({ day }) => day)).toEqual([second, second]);
    });

    test("a changed thumb counts once, and a deleted one does not count", async () => {
      const { store, library, guild } = await newRoot();
      const year = newYear();
      const thumb = (userId: string, thumb: "up" | "down", day: string) => ({
        ref: "m1",
        userId,
        thumb,
        at: `${year}-02-${day}T10:00:00.000Z`,
      });
      const counted = (day: string, reason: string, count: number) => ({
        day: `${year}-02-${day}`,
        kind: "thumb" as const,
        reason,
        count,
      });
      const people = ["1", "2", "3"].map((person) => `${year}${person}`);
      const [ann = "", bob = "", cy = ""] = people;
      await store.saveFeedback(library, thumb(ann, "up", "01"));
      await store.saveFeedback(guild, thumb(bob, "up", "01"));
      await store.saveFeedback(library, thumb(cy, "down", "02"));
      expect(await store.tallies(`${year}-02-01`)).toEqual([
        counted("01", "up", 2),
        counted("02", "down", 1),
      ]);
      await store.saveFeedback(guild, thumb(bob, "down", "02"));
      await store.forgetPerson(cy);
      expect(await store.tallies(`${year}-02-01`)).toEqual([
        counted("01", "up", 1),
        counted("02", "down", 1),
      ]);
    });
  });
}
