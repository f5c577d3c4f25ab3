import { PassThrough } from "node:stream";
import { textsFor } from "../../src/catalogues/texts.ts";
import type { ConsoleService } from "../../src/console/console-service.ts";
import type { ConsoleContext } from "../../src/console/context.ts";
import { createTerminal } from "../../src/console/terminal/terminal.ts";
import type { ShownClaims } from "../../src/domain/conversation/shown-claims.ts";
import type { Claim } from "../../src/domain/documents/claim.ts";
import type { DocumentHeader } from "../../src/domain/documents/document.ts";
import type { CheckResult } from "../../src/domain/operations/check-result.ts";
import type { Briefing, BriefingStory } from "../../src/domain/stories/story.ts";

export const NOW = "2025-05-06T07:30:00.000Z";

export function header(path: string, over: Partial<DocumentHeader> = {}): DocumentHeader {
  return {
    path,
    title: `Title of ${path}`,
    titleFrom: "text",
    source: null,
    author: null,
    language: "en",
    published: { at: "2025-05-05T18:00:00.000Z", precision: "instant", from: "text" },
    arrivedAt: NOW,
    ...over,
  };
}

/** A claim whose quote is its own text. */
export function claim(text: string, document: string, ...sentences: number[]): Claim {
  return { text, evidence: [{ document, sentences, quote: text }] };
}

export function story(name: string, over: Partial<BriefingStory> = {}): BriefingStory {
  const path = `${name}.txt`;
  return {
    id: name,
    headline: `The ${name} council voted to reopen the harbour`,
    headlineEvidence: [
      { document: path, sentences: [1], quote: `The ${name} council voted to reopen the harbour` },
    ],
    status: "new",
    publishedAt: "2025-05-05T18:00:00.000Z",
    documents: [header(path)],
    summary: [
      claim(`Ships will return to ${name} in June after two years of repairs.`, path, 2),
      claim(`The ${name} port authority put the cost at 41 million euros.`, path, 3, 4),
    ],
    keyFacts: [
      claim(`The ${name} vote was 14 to 3.`, path, 5),
      claim(`Dredging at ${name} removed 90,000 tonnes of silt.`, path, 6),
      claim(`Fishermen of ${name} had asked for an earlier date.`, path, 7),
      claim(`A new crane at ${name} lifts 60 tonnes.`, path, 8),
    ],
    conflicts: [],
    change: [],
    upcoming: [],
    ...over,
  };
}

export function briefing(stories: readonly BriefingStory[], over: Partial<Briefing> = {}): Briefing {
  return {
    generatedAt: NOW,
    writer: "extractive",
    model: null,
    fallbacks: 0,
    window: { from: null, to: NOW },
    bottomLine: [],
    documents: { read: stories.length, unreadable: [] },
    stories,
    storyCount: stories.length,
    dropped: [],
    ...over,
  };
}

interface StreamOptions {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** A real stream that records what is written to it. */
export function recorder(options: StreamOptions = {}) {
  const stream = Object.assign(new PassThrough(), options);
  let written = "";
  stream.setEncoding("utf8").on("data", (text: string) => {
    written += text;
  });
  return { stream, written: () => written };
}

export interface ServiceSample {
  readonly briefing?: Briefing;
  readonly checks?: readonly CheckResult[];
  readonly over?: Partial<ConsoleService>;
}

/** A console service with fixed content that stores the shown claims. */
export function sampleService({
  briefing: page = briefing([story("Vigo")]),
  checks = [],
  over = {},
}: ServiceSample = {}): ConsoleService {
  let saved: ShownClaims | null = null;
  return {
    brief: async () => page,
    ask: async (question) => ({
      question,
      status: "answered",
      claims: [claim(`A reply to ${question}`, "Vigo.txt", 2)],
      documents: ["Vigo.txt"],
    }),
    documents: async (paths) => paths.map((path) => header(path)),
    shown: async () => saved,
    saveShown: async (shown) => {
      saved = shown;
    },
    schedules: () => Promise.reject(new Error("no schedules here")),
    previewSchedule: async () => null,
    feeds: () => Promise.reject(new Error("no feeds here")),
    readFile: () => Promise.reject(new Error("no files here")),
    backup: async () => undefined,
    restore: async () => undefined,
    doctor: async () => checks,
    ...over,
  };
}

export function sampleContext(service: ConsoleService, { tty = false, colour = false, columns = 80 } = {}) {
  const out = recorder({ isTTY: tty, columns });
  const err = recorder({ isTTY: tty });
  const input = Object.assign(new PassThrough(), { isTTY: tty, setRawMode: () => undefined });
  const context: ConsoleContext = {
    service,
    terminal: createTerminal({ out: out.stream, err: err.stream, input, colour }),
    timeZone: "Europe/Madrid",
    texts: textsFor("en"),
    timeZoneFrom: "setting",
    since: null,
    guild: null,
    now: () => NOW,
    monotonicMs: () => 0,
    newConversation: () => "one",
  };
  return { context, input, out: out.written, err: err.written };
}
