import { type MessageBody, message, textDisplay } from "../message/message-body.ts";
import { shortText } from "./citations.ts";

const MAX_NOTICE_CHARACTERS = 1500;

/** One line to a person: what is so, what went wrong, what to do. Shown as it reads, nothing in it acts. */
export function noticeMessage(text: string): MessageBody {
  return markdownMessage(shortText(text, MAX_NOTICE_CHARACTERS));
}

/** Discord takes 4,000 characters in a message. */
const MAX_MARKDOWN_CHARACTERS = 3_800;

/** Blocks of our own words, with a line's space between them, over as many messages as it takes. */
export function markdownMessages(blocks: readonly string[]): MessageBody[] {
  const texts: string[] = [];
  for (const block of blocks) {
    const joined = [...texts.slice(-1), block].join("\n\n");
    if (joined.length <= MAX_MARKDOWN_CHARACTERS) texts.splice(-1, 1, joined);
    else texts.push(block.slice(0, MAX_MARKDOWN_CHARACTERS));
  }
  return texts.map(markdownMessage);
}

/** Our own words, with markup of ours; what is from outside must be escaped by then. */
export function markdownMessage(markdown: string): MessageBody {
  return message([textDisplay(markdown)]);
}
