import type { Instant } from "../../domain/core/time.ts";
import type { Authorship } from "../../domain/stories/briefing-page.ts";
import { escapeText } from "../message/escape.ts";
import type { RenderTexts } from "../texts/render-texts.ts";

/** A line in small print. */
export function smallPrint(line: string): string {
  return `-# ${line}`;
}

/** A moment that Discord shows each reader in their own time: "f" with day and time, "F" with the weekday, "D" the day, "R" how far away. */
export function timestamp(at: Instant, style: "f" | "F" | "D" | "R"): string {
  return `<t:${Math.floor(Date.parse(at) / 1000)}:${style}>`;
}

/** Who wrote a page. */
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
