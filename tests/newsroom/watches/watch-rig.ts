// Runs watches with the real store and outbox, virtual time, and a channel that records posts.
import { randomBytes } from "node:crypto";
import { createOutbox } from "../../../src/delivery/outbox.ts";
import type { LibraryId } from "../../../src/domain/core/library.ts";
import type { Hold } from "../../../src/domain/delivery/hold.ts";
import type { MessageSender, PostOutcome } from "../../../src/domain/delivery/message-sender.ts";
import type { Document } from "../../../src/domain/documents/document.ts";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import type { Watch } from "../../../src/domain/schedules/watch.ts";
import type { WatchAlert } from "../../../src/domain/schedules/watch-renderer.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { createWatchRunner } from "../../../src/newsroom/watches/watch-runner.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createExtractiveWriter } from "../../../src/writer/extractive/extractive-writer.ts";
import { fileOf } from "../../contracts/sample-documents.ts";
import { report } from "../../model/newsroom.ts";
import type { VirtualTime } from "../../schedule/running/virtual-time.ts";
import { holdingOutbox } from "../holding-outbox.ts";

export const ROOT = "/news";
const writer = createExtractiveWriter();

export interface Post {
  readonly at: string;
  readonly channel: string;
  readonly alert: WatchAlert;
}

export interface Channel {
  readonly posts: Post[];
  readonly sender: MessageSender;
  /** Outcome of the next posts. */
  answer: (post: Post) => PostOutcome | Promise<PostOutcome>;
}

export function createChannel({ clock }: VirtualTime): Channel {
  const channel: Channel = {
    posts: [],
    answer: () => ({ kind: "posted", message: "m" }),
    sender: {
      async post(name, { body }) {
        const post = { alert: body as WatchAlert, at: clock.now(), channel: name };
        const outcome = await channel.answer(post);
        if (outcome.kind === "posted") channel.posts.push(post);
        return outcome;
      },
      edit: async () => ({ kind: "edited" }),
      find: async () => ({ kind: "absent" }),
    },
  };
  return channel;
}

export interface RigDeps {
  readonly store: Store;
  readonly time: VirtualTime;
  readonly channel: Channel;
  readonly owner?: string;
  /** Its editions are held. */
  readonly hold?: Hold;
}

export function startWatching({ store, time, channel, owner = "one", hold }: RigDeps) {
  const failures: unknown[] = [];
  const events = {
    emit: (level: string, _name: string, fields = {}) => void (level === "error" && failures.push(fields)),
  };
  const { clock } = time;
  const countingStore = time.counting(store);
  const { sender } = channel;
  const outbox = createOutbox({ store: countingStore, sender, clock, events, random: randomBytes, owner });
  const holding = hold === undefined ? null : holdingOutbox(outbox, hold);
  const runner = createWatchRunner({
    store: countingStore,
    outbox: holding ?? outbox,
    render: {
      watchAlert: (alert) => {
        const claims = alert.stories.flatMap(({ headline, claims: more }) => [headline, ...more]);
        return { parts: [{ body: alert }], shown: { at: alert.at, title: "Alert", claims } };
      },
    },
    verify,
    root: ROOT,
    newsDays: 3,
    clock,
    events,
    stop: new AbortController().signal,
  });
  return { runner, outbox, failures, runs: () => holding?.runs };
}

let refs = 0;

export async function addWatch(store: Store, more: Partial<Watch> = {}): Promise<Watch> {
  const watch: Watch = {
    ref: `w${++refs}`,
    guild: "7001",
    person: null,
    channel: "900",
    topic: "mill",
    quiet: null,
    mostPerHour: 4,
    language: null,
    refused: null,
    createdAt: "2026-03-01T00:00:00.000Z",
    ...more,
  };
  if ((await store.addWatch(watch, ROOT, 25)) !== "added") throw new Error("not added");
  return watch;
}

/** Adds a report of a story. */
export async function arrive(
  store: Store,
  story: string,
  arrivedAt: string,
  more: { text?: string; library?: LibraryId; path?: string; published?: string } = {},
) {
  const { text = `The ${story} burned down`, library = { root: ROOT, guild: null } } = more;
  const body = `${text}\n\nThe ${story} burned down on that day, the fire service said. Nobody was hurt at the ${story}. Seven engines came from Norwick, and the road was closed until noon.`;
  const path = more.path ?? `${story}-${arrivedAt}.txt`;
  const document: Document = { ...report(path, body, more.published ?? arrivedAt.slice(0, 10)), arrivedAt };
  const digest = await writer.digest(document);
  const file = fileOf(document.path, document.contentHash);
  await store.apply(library, FOLDER, [
    { kind: "document", file, document, digest, storyId: story, signature: new Uint8Array() },
  ]);
}
