import { type MessageBody, message, textDisplay } from "../message.ts";
import { shortText } from "./cite.ts";

const LONGEST_NOTICE = 1500;

/** One line to a person: what is so, what went wrong, what to do. Shown as it reads, nothing in it acts. */
export function noticeMessage(text: string): MessageBody {
  return ownWords(shortText(text, LONGEST_NOTICE));
}

/** Our own words, with markup of ours; what is from outside must be escaped by then. */
export function ownWords(markdown: string): MessageBody {
  return message([textDisplay(markdown)]);
}
