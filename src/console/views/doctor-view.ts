import type { CheckResult } from "../../domain/operations/check-result.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { wrapParagraph } from "../terminal/layout.ts";
import { plain } from "../terminal/plain.ts";
import type { Paint } from "../terminal/terminal.ts";
import type { ViewOptions } from "./briefing-view.ts";

/** The results of the checks, one per line with the fix below, and a summary line. */
export function doctorView(
  checks: readonly CheckResult[],
  { columns, paint, texts }: Omit<ViewOptions, "timeZone">,
): string {
  const nameWidth = Math.max(0, ...checks.map(({ name }) => name.length));
  const statusWidth = Math.max(
    ...STATUSES.map((status) => texts.t(`console.doctor-view.status.${status}`).length),
  );
  const fixLabel = texts.t("console.doctor-view.fix");
  const lines = checks.flatMap(({ name, status, text, fix }) => {
    const lead = `${mark(status, statusWidth, paint, texts)}  ${name.padEnd(nameWidth)}`;
    const hang = statusWidth + 2 + nameWidth + 2;
    const advice =
      fix === null ? [] : [{ indent: hang, lead: fixLabel, text: plain(fix), hang: fixLabel.length }];
    return [{ indent: 0, lead, text: plain(text), hang }, ...advice];
  });
  return [...lines.map((line) => wrapParagraph(line, columns)), "", summary(checks, texts), ""].join("\n");
}

const STATUSES = ["ok", "warn", "fail"] as const;

function mark(status: CheckResult["status"], width: number, paint: Paint, texts: Texts): string {
  const word = texts.t(`console.doctor-view.status.${status}`).padEnd(width);
  switch (status) {
    case "ok":
      return paint.green(word);
    case "warn":
      return paint.yellow(word);
    case "fail":
      return paint.red(word);
  }
}

function summary(checks: readonly CheckResult[], texts: Texts): string {
  const failed = checks.filter(({ status }) => status === "fail").length;
  const warned = checks.filter(({ status }) => status === "warn").length;
  if (failed > 0) return texts.t("console.doctor-view.failed", { count: failed });
  return warned > 0
    ? texts.t("console.doctor-view.warned", { count: warned })
    : texts.t("console.doctor-view.well");
}
