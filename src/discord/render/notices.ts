import { type MessageBody, message, textDisplay } from "../message/message-body.ts";
import { shortText } from "./citations.ts";

const MAX_NOTICE_CHARACTERS = 1500;

/** One line of text for a person. Shown literally: no links, pings or markup. */
export function noticeMessage(text: string): MessageBody {
  return markdownMessage(shortText(text, MAX_NOTICE_CHARACTERS));
}

/** Below Discord's limit of 4,000 per message. */
const MAX_MARKDOWN_CHARACTERS = 3_800;

/** Joins Markdown blocks with blank lines, over several messages if necessary. Outside text must be escaped. */
export function markdownMessages(blocks: readonly string[]): MessageBody[] {
  const texts: string[] = [];
  for (const block of blocks) {
    const joined = [...texts.slice(-1), block].join("\n\n");
    if (joined.length <= MAX_MARKDOWN_CHARACTERS) texts.splice(-1, 1, joined);
    else texts.push(block.slice(0, MAX_MARKDOWN_CHARACTERS));
  }
  return texts.map(markdownMessage);
}

/** A message of Markdown. Outside text must be escaped. */
export function markdownMessage(markdown: string): MessageBody {
  return message([textDisplay(markdown)]);
}
