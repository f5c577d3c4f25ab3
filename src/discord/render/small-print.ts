import type { Instant } from "../../domain/core/time.ts";
import type { Authorship } from "../../domain/stories/briefing-page.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { escapeText } from "../message/escape.ts";

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
export function writtenBy(authorship: Authorship, texts: Texts): string {
  switch (authorship?.by) {
    case undefined:
      return texts.t("discord.writer.built-in");
    case "failed":
      return texts.t("discord.writer.failed");
    case "model":
      return texts.t("discord.writer.model", { name: escapeText(authorship.model) });
    case "mixed":
      return texts.t("discord.writer.mixed", {
        name: escapeText(authorship.model),
        count: authorship.fallbacks,
      });
  }
}
