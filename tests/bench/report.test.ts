import { expect, test } from "vitest";
import { summaryLine } from "../../bench/lib/report.ts";

test.each([
  [{ ran: 3, skipped: 0, missedTargets: 0 }, "All targets met."],
  [{ ran: 3, skipped: 0, missedTargets: 1 }, "1 target missed."],
  [{ ran: 3, skipped: 0, missedTargets: 2 }, "2 targets missed."],
  [{ ran: 2, skipped: 1, missedTargets: 0 }, "1 bench skipped; the others met all their targets."],
  [{ ran: 1, skipped: 2, missedTargets: 3 }, "2 benches skipped; the others missed 3 targets."],
  [{ ran: 0, skipped: 2, missedTargets: 0 }, "2 benches skipped; none ran."],
  [{ ran: 0, skipped: 0, missedTargets: 0 }, "No bench ran."],
])("the last line of a run with %j", (counts, expected) => {
  expect(summaryLine(counts)).toBe(expected);
});
