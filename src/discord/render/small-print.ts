import type { Instant } from "../../domain/core/time.ts";
import type { Authorship } from "../../domain/stories/briefing-page.ts";
import { escapeText } from "../message/escape.ts";
import type { RenderTexts } from "../texts/render-texts.ts";

export function smallPrint(line: string): string {
  return `-# ${line}`;
}

/**
 * A Discord timestamp, shown in each reader's time zone: "f" date and time, "F" with the weekday, "D" date only, "R"
 * relative ("2 hours ago").
 */
export function timestamp(at: Instant, style: "f" | "F" | "D" | "R"): string {
  return `<t:${Math.floor(Date.parse(at) / 1000)}:${style}>`;
}

/** Says who wrote a briefing. */
export function writtenBy(authorship: Authorship, { writer }: RenderTexts): string {
  switch (authorship?.by) {
    case undefined:
      return writer.builtIn;
    case "failed":
      return writer.failed;
    case "model":
      return writer.model(escapeText(authorship.model));
    case "mixed":
      return writer.mixed(escapeText(authorship.model), authorship.fallbacks);
  }
}
