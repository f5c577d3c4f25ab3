// A process with schedules: the real store, newsroom, outbox and runner, on virtual time, and a channel that records posts.
import { randomBytes } from "node:crypto";
import { stoppableClock } from "../../../src/async/stoppable-clock.ts";
import { createOutbox } from "../../../src/delivery/outbox.ts";
import { sharedLibrary } from "../../../src/domain/core/library.ts";
import type { MessageSender, PostOutcome } from "../../../src/domain/delivery/message-sender.ts";
import type { Document } from "../../../src/domain/documents/document.ts";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import { NO_COUNTS } from "../../../src/domain/operations/quality-counts.ts";
import type { Correction } from "../../../src/domain/schedules/correction.ts";
import type { EditionFile } from "../../../src/domain/schedules/edition-file.ts";
import type { EditionRenderer } from "../../../src/domain/schedules/edition-renderer.ts";
import type { EditionNotice } from "../../../src/domain/schedules/message-publisher.ts";
import type { PendingCorrections } from "../../../src/domain/schedules/pending-corrections.ts";
import type { Schedule } from "../../../src/domain/schedules/schedule.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import type { Briefing } from "../../../src/domain/stories/story.ts";
import type { BriefingComposerDeps } from "../../../src/newsroom/briefing/compose-briefing.ts";
import { createEditionWriter } from "../../../src/newsroom/editions/edition-writer.ts";
import { createWritingService } from "../../../src/newsroom/writing/writing-service.ts";
import { createRunner, type Runner } from "../../../src/schedule/running/runner.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { fileOf } from "../../contracts/sample-documents.ts";
import { composersWith } from "../../delivery/subjects.ts";
import { report } from "../../model/newsroom.ts";
import type { VirtualTime } from "./virtual-time.ts";

export const library = sharedLibrary("/news");
const HOUR_MS = 3_600_000;
const writer = createExtractiveWriter();

/** A posted message. */
export interface Post {
  readonly at: string;
  readonly channel: string;
  readonly lateMs: number | null;
  readonly onTime?: boolean;
  readonly stories: readonly string[];
  readonly briefing: Briefing | null;
  readonly alert: unknown;
  readonly corrections?: readonly Correction[];
  readonly files: readonly string[];
}

export interface Channel {
  readonly posts: Post[];
  readonly sender: MessageSender;
  /** The outcome of the next posts. */
  answer: (post: Post) => PostOutcome;
}

export function createChannel(time: VirtualTime): Channel {
  const channel: Channel = {
    posts: [],
    answer: () => ({ kind: "posted", message: "m" }),
    sender: {
      async post(name, { body, attachments = [] }) {
        const files = attachments.map((file) => `${file.name}: ${file.description}`);
        const post = { ...(body as Omit<Post, "at" | "files">), at: time.clock.now(), channel: name, files };
        const outcome = channel.answer(post);
        if (outcome.kind === "posted") channel.posts.push(post);
        return outcome;
      },
      edit: async () => ({ kind: "edited" }),
      find: async () => ({ kind: "absent" }),
    },
  };
  return channel;
}

const render: EditionRenderer = {
  async briefing(briefing, { lateMs, onTime = false, corrections = [], attach }) {
    const claims = briefing.stories.flatMap(({ headline, headlineEvidence, summary, change }) => [
      { text: headline, evidence: headlineEvidence },
      ...change,
      ...summary,
    ]);
    const stories = briefing.stories.map(({ id, status }) => `${id} ${status}`);
    const body = { lateMs, onTime, stories, briefing, alert: null, corrections };
    const attachments = (await attach?.("de")) ?? [];
    return { parts: [{ body, attachments }], shown: { at: briefing.generatedAt, title: "Brief", claims } };
  },
  alert(alert, { edition }) {
    const body = { lateMs: null, stories: [], briefing: null, alert };
    return { parts: [{ body }], shown: { at: edition.createdAt, title: "Alert", claims: [] } };
  },
};

export interface Process {
  readonly runner: Runner;
  readonly notices: EditionNotice[];
  readonly events: { readonly name: string; readonly fields: Readonly<Record<string, unknown>> }[];
  stop(): void;
}

export interface ProcessDeps {
  readonly store: Store;
  readonly time: VirtualTime;
  readonly channel: Channel;
  readonly owner: string;
  readonly corrections?: PendingCorrections;
  readonly files?: readonly EditionFile[];
  readonly writing?: Pick<BriefingComposerDeps, "writing" | "modelDigester">;
}

export function startProcess({
  store,
  time,
  channel,
  owner,
  writing,
  corrections,
  files,
}: ProcessDeps): Process {
  const notices: EditionNotice[] = [];
  const seenEvents: Process["events"] = [];
  const events = {
    emit: (_level: string, name: string, fields = {}) => void seenEvents.push({ name, fields }),
  };
  const stopped = new AbortController();
  const extractiveWriting = createWritingService({ extractive: writer, model: null, verify, events });
  const clock = stoppableClock(time.clock, stopped.signal);
  const countedStore = time.counting(store);
  const runner = createRunner({
    store: countedStore,
    outbox: createOutbox({
      store: countedStore,
      sender: channel.sender,
      clock,
      events,
      random: randomBytes,
      owner,
    }),
    composers: composersWith({}),
    writer: createEditionWriter({
      modelDigester: null,
      writing: { primary: extractiveWriting, extractive: extractiveWriting },
      ...writing,
      store: countedStore,
      root: library.root,
      newsDays: 3,
      clock,
      events,
      counts: NO_COUNTS,
    }),
    publisher: {
      render,
      notify: async (_guild, notice) => void notices.push(notice),
      alertChannel: async () => null,
    },
    ...(corrections === undefined ? {} : { corrections }),
    ...(files === undefined ? {} : { files }),
    root: library.root,
    graceMs: 6 * HOUR_MS,
    alertDays: 3,
    clock,
    events,
    stop: stopped.signal,
  });
  return { runner, notices, events: seenEvents, stop: () => stopped.abort() };
}

export async function addSchedule(store: Store, overrides: Partial<Schedule> & Pick<Schedule, "ref">) {
  const schedule: Schedule = {
    id: overrides.ref,
    guild: null,
    channel: "900",
    title: null,
    timing: {
      kind: "daily",
      time: "07:30",
      weekdays: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
      timeZone: "Europe/Berlin",
    },
    topic: null,
    nothingNew: "line",
    thread: false,
    language: null,
    paused: null,
    timingSetAt: "2026-01-01T00:00:00.000Z",
    createdAt: "2026-01-01T00:00:00.000Z",
    ...overrides,
  };
  if ((await store.addSchedule(library, schedule, 25)) !== "added") throw new Error("not added");
  return schedule;
}

/** Adds a report that is a story of its own. */
export async function arrive(
  store: Store,
  story: string,
  arrivedAt: string,
  text = `The ${story} burned down`,
) {
  const day = arrivedAt.slice(0, 10);
  const body = `${text}\n\nThe ${story} burned down on that day, the fire service said. Nobody was hurt at the ${story}.`;
  const document: Document = { ...report(`${story}-${arrivedAt}.txt`, body, day), arrivedAt };
  const digest = await writer.digest(document);
  const file = fileOf(document.path, document.contentHash);
  await store.apply(library, FOLDER, [
    { kind: "document", file, document, digest, storyId: story, signature: new Uint8Array() },
  ]);
}
