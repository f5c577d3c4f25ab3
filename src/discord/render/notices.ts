import { type MessageBody, message, textDisplay } from "../message.ts";
import { shortText } from "./cite.ts";

const LONGEST_NOTICE = 1500;

/** One line to a person: what is so, what went wrong, what to do. Shown as it reads, nothing in it acts. */
export function noticeMessage(text: string): MessageBody {
  return ownWords(shortText(text, LONGEST_NOTICE));
}

/** Discord takes 4,000 characters in a message. */
const MOST_OWN_WORDS = 3_800;

/** Blocks of our own words, with a line's space between them, over as many messages as it takes. */
export function ownBlocks(blocks: readonly string[]): MessageBody[] {
  const texts: string[] = [];
  for (const block of blocks) {
    const joined = [...texts.slice(-1), block].join("\n\n");
    if (joined.length <= MOST_OWN_WORDS) texts.splice(-1, 1, joined);
    else texts.push(block.slice(0, MOST_OWN_WORDS));
  }
  return texts.map(ownWords);
}

/** Our own words, with markup of ours; what is from outside must be escaped by then. */
export function ownWords(markdown: string): MessageBody {
  return message([textDisplay(markdown)]);
}
