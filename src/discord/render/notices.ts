import { type MessageBody, message, textDisplay } from "../message.ts";
import { textsFor } from "../texts/index.ts";
import { shortText } from "./cite.ts";
import { small } from "./small-print.ts";

export interface NoticeFrame {
  /** Locale of the labels. */
  readonly language: string;
  /** What to look for in the log. */
  readonly reference?: string;
}

const LONGEST_NOTICE = 1500;

/** One line to a person: what is so, what went wrong, what to do. Shown as it reads, nothing in it acts. */
export function noticeMessage(text: string, { language, reference }: NoticeFrame): MessageBody {
  const lines = [shortText(text, LONGEST_NOTICE)];
  if (reference !== undefined)
    lines.push(small(textsFor(language).render.notice.reference(shortText(reference, 100))));
  return message([textDisplay(lines.join("\n"))]);
}
