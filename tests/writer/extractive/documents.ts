import type { Document } from "../../../src/domain/documents/document.ts";
import { splitSentences } from "../../../src/text/sentences/sentences.ts";

/** A document as the ingest readers produce it; a title is also its first paragraph. */
export function documentOf(
  path: string,
  paragraphs: readonly string[],
  { title = null, date = null }: { title?: string | null; date?: string | null } = {},
): Document {
  const text = [...(title === null ? [] : [title]), ...paragraphs].join("\n\n");
  const at = `${date ?? "2024-03-06"}T00:00:00.000Z`;
  return {
    path,
    contentHash: "0".repeat(64),
    title: title ?? path,
    titleFrom: title === null ? "file-name" : "text",
    source: null,
    author: null,
    tags: [],
    language: "en",
    published: { at, precision: "day", from: date === null ? "arrival" : "text" },
    arrivedAt: at,
    ...splitSentences(text),
  };
}

/** A report with typical web boilerplate around it. */
export const FERRY = [
  "By Ada Keller",
  "PORT ELLEN (Reuters) - A car ferry with 212 passengers ran aground off Port Ellen on Tuesday after its engines failed, the coastguard said.",
  "Nobody was hurt. Were there enough lifeboats?",
  "He said the captain had reported smoke at 6:40 a.m., twenty minutes after the ferry left the harbour.",
  "Lifeboats from Islay and Jura took 180 of the passengers to shore by noon, the coastguard said.",
  "The ferry, the Isle of Lorne, was built in 1994 and carries up to 300 passengers between Islay and Kintyre.",
  "Sign up for our newsletter and never miss an island story.",
  "The operator, Western Line, cancelled 14 sailings and said that divers would examine the hull on Friday.",
  "“It was over before we understood it,” passenger Morag Bell said.",
  "The coastguard said that a car ferry with 212 passengers ran aground off Port Ellen after its engines failed.",
  "Western Line paid a fine of 90,000 pounds in 2019 for sailing with a faulty fire alarm.",
  "Scotland's transport minister, Iain Reid, ordered an inquiry that is to report by 30 June.",
  "Read more: the islands that wait for new ferries",
];
