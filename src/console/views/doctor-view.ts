import type { CheckResult } from "../../domain/operations/check-result.ts";
import { wrapParagraph } from "../terminal/layout.ts";
import { plain } from "../terminal/plain.ts";
import type { Paint } from "../terminal/terminal.ts";
import type { ViewOptions } from "./briefing-view.ts";

/** The results of the checks, one per line with the fix below, and a summary line. */
export function doctorView(
  checks: readonly CheckResult[],
  { columns, paint }: Omit<ViewOptions, "timeZone">,
): string {
  const nameWidth = Math.max(0, ...checks.map(({ name }) => name.length));
  const lines = checks.flatMap(({ name, status, text, fix }) => {
    const lead = `${mark(status, paint)}  ${name.padEnd(nameWidth)}`;
    const hang = "fail  ".length + nameWidth + 2;
    const advice = fix === null ? [] : [{ indent: hang, lead: "Fix: ", text: plain(fix), hang: 5 }];
    return [{ indent: 0, lead, text: plain(text), hang }, ...advice];
  });
  return [...lines.map((line) => wrapParagraph(line, columns)), "", summary(checks), ""].join("\n");
}

function mark(status: CheckResult["status"], paint: Paint): string {
  switch (status) {
    case "ok":
      return paint.green("ok  ");
    case "warn":
      return paint.yellow("warn");
    case "fail":
      return paint.red("fail");
  }
}

function summary(checks: readonly CheckResult[]): string {
  const failed = checks.filter(({ status }) => status === "fail").length;
  const warned = checks.filter(({ status }) => status === "warn").length;
  if (failed > 0) return `${failed} ${failed === 1 ? "thing" : "things"} to fix.`;
  return warned > 0 ? `Works; ${warned} ${warned === 1 ? "thing" : "things"} to look at.` : "All is well.";
}
