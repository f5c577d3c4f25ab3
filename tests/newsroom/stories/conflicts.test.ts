import { expect, test } from "vitest";
import type { Claim } from "../../../src/domain/documents/claim.ts";
import { findConflicts } from "../../../src/newsroom/stories/conflicts.ts";
import { documentOf, published } from "./documents.ts";
import { CONFLICTS, type LabelledPair, TRAPS } from "./labelled-pairs.ts";

function conflictsOf({ left, right }: LabelledPair): Claim[] {
  const day = { published: published("2024-03-04") };
  return findConflicts([documentOf("left.txt", [left], day), documentOf("right.txt", [right], day)]);
}

test("finds contradictory figures, and no figures that are merely different", () => {
  const missed = CONFLICTS.filter((pair) => conflictsOf(pair).length === 0).map(({ what }) => what);
  const falseOnes = TRAPS.filter((pair) => conflictsOf(pair).length > 0).map(({ what }) => what);
  expect({ missed, falseOnes }).toEqual({ missed: [], falseOnes: [] });
});

test("a conflict quotes both sources exactly", () => {
  for (const pair of CONFLICTS) {
    const [claim] = conflictsOf(pair);
    const [left, right] = claim?.evidence ?? [];
    expect(pair.left).toContain(left?.quote);
    expect(pair.right).toContain(right?.quote);
    expect(left).toMatchObject({ document: "left.txt", sentences: [1] });
    expect(claim?.text).toBe(`Sources differ: “${left?.quote}” against “${right?.quote}”.`);
  }
});

test("a figure that both documents give is no conflict, whatever else one of them says", () => {
  const claims = findConflicts([
    documentOf("a.txt", ["The strike killed three people.", "Police had first spoken of two dead."]),
    documentOf("b.txt", ["The strike killed two people."]),
  ]);
  expect(claims).toEqual([]);
});

test("a figure outside the lead is compared only with what is told of the same", () => {
  const lead = ["Shells fell on the Strip on Monday.", "The army named no targets.", "Aid was stopped."];
  const camps = findConflicts([
    documentOf("a.txt", [...lead, "Shelling of houses in the Bureij camp left five people dead."]),
    documentOf("b.txt", [...lead, "Some 30 people were killed when shells hit a school in Jabaliya."]),
  ]);
  expect(camps).toEqual([]);
  const school = "killed in the shelling of the girls school in Jabaliya";
  const same = findConflicts([
    documentOf("a.txt", [...lead, `Some doctors said 25 people were ${school}.`]),
    documentOf("b.txt", [...lead, `Officials said 40 people were ${school}.`]),
  ]);
  expect(same).toHaveLength(1);
});

test("a bound that the other figure keeps is no conflict, nor is a figure of a report without a time", () => {
  const [exact, bound] = ["The blast killed 52 people.", "The blast killed at least 40 people."];
  expect(findConflicts([documentOf("a.txt", [exact]), documentOf("b.txt", [bound])])).toEqual([]);
  const day = { published: published("2024-03-04") };
  const other = "The blast killed 60 people.";
  expect(findConflicts([documentOf("a.txt", [exact], day), documentOf("b.txt", [other])])).toEqual([]);
});

test("figures from different days do not conflict", () => {
  const [left, right] = ["The blast killed 12 people.", "The blast killed 15 people."];
  const reportOn = (path: string, text: string, day: string) =>
    documentOf(path, [text], { published: published(day) });
  expect(
    findConflicts([
      reportOn("a.txt", left ?? "", "2024-03-04"),
      reportOn("b.txt", right ?? "", "2024-03-05"),
    ]),
  ).toEqual([]);
  expect(
    findConflicts([
      reportOn("a.txt", left ?? "", "2024-03-04"),
      reportOn("b.txt", right ?? "", "2024-03-04"),
    ]),
  ).toHaveLength(1);
});

test("reports one conflict per quantity, however many documents repeat it", () => {
  const claims = findConflicts(
    [12, 15, 12, 15, 15].map((count, i) => documentOf(`${i}.txt`, [`The blast killed ${count} people.`])),
  );
  expect(claims).toHaveLength(1);
});

test("tables of hundreds of figures are compared quickly", () => {
  const table = (shift: number) =>
    Array.from({ length: 30 }, (_, line) =>
      Array.from(
        { length: 60 },
        (_, i) => `${100 + i + shift}% of voters in ward ${line}-${i} backed it, `,
      ).join(""),
    );
  const started = performance.now();
  findConflicts([1, 2, 3, 4, 5].map((shift) => documentOf(`${shift}.txt`, table(shift))));
  expect(performance.now() - started).toBeLessThan(5_000);
});
