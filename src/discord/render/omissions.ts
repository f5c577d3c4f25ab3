import { reasonText } from "../../domain/documents/unreadable.ts";
import type { Briefing } from "../../domain/stories/story.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import type { Block } from "./blocks.ts";
import { shortText } from "./citations.ts";
import { smallPrint } from "./small-print.ts";

const MAX_UNREADABLE = 3;
const MAX_REASON_CHARACTERS = 300;

/** What was left out: unreadable files, and sentences that did not match their source. */
export function omissionsBlock({ documents, dropped }: Briefing, texts: Texts): Block[] {
  const { unreadable } = documents;
  const lines: string[] = [];
  if (unreadable.length > 0) {
    lines.push(smallPrint(texts.t("discord.briefing.unreadable-files", { count: unreadable.length })));
    for (const file of unreadable.slice(0, MAX_UNREADABLE))
      lines.push(
        smallPrint(
          `${shortText(file.path, MAX_REASON_CHARACTERS)}: ${shortText(reasonText(file, texts), MAX_REASON_CHARACTERS)}`,
        ),
      );
    const more = unreadable.length - MAX_UNREADABLE;
    if (more > 0) lines.push(smallPrint(texts.t("discord.briefing.more-files", { count: more })));
  }
  if (dropped.length > 0)
    lines.push(smallPrint(texts.t("discord.briefing.left-out", { count: dropped.length })));
  return lines.length === 0 ? [] : [{ lines, divided: true }];
}
