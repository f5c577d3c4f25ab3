import type { IntakeReport } from "./intake-report.ts";

/** Counts that are absent when they are 0. */
const RARE_COUNTS = ["apart", "settling", "settlingApart"] as const;

/** The changes of several runs together. */
export function sumOfReports(reports: readonly IntakeReport[]): IntakeReport {
  const sum = (count: keyof IntakeReport) =>
    reports.reduce((total, report) => total + (report[count] ?? 0), 0);
  const rare = RARE_COUNTS.map((count) => [count, sum(count)] as const).filter(([, total]) => total > 0);
  return {
    read: sum("read"),
    unreadable: sum("unreadable"),
    gone: sum("gone"),
    ...Object.fromEntries(rare),
  };
}
