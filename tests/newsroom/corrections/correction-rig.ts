// Corrects posted editions with the real store and outbox, virtual time, and a channel that records edits.
import { randomBytes } from "node:crypto";
import { createOutbox } from "../../../src/delivery/outbox.ts";
import type { LibraryId } from "../../../src/domain/core/library.ts";
import type { Hold } from "../../../src/domain/delivery/hold.ts";
import type { EditOutcome, MessageSender } from "../../../src/domain/delivery/message-sender.ts";
import type { Claim } from "../../../src/domain/documents/claim.ts";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import type { Correction } from "../../../src/domain/schedules/correction.ts";
import type { Store } from "../../../src/domain/store/store.ts";
import { createCorrectionRunner } from "../../../src/newsroom/corrections/correction-runner.ts";
import { arrival, newsDocument } from "../../contracts/sample-documents.ts";
import { scheduled } from "../../delivery/subjects.ts";
import { addSchedule } from "../../schedule/running/newsroom-rig.ts";
import type { VirtualTime } from "../../schedule/running/virtual-time.ts";
import { holdingOutbox } from "../holding-outbox.ts";

export const library: LibraryId = { root: "/news", guild: null };

/** A message body: the claim numbers it shows, and the corrections marked on it. */
interface Body {
  readonly numbers: readonly number[];
  readonly corrections: readonly Correction[];
}

export interface Edit {
  readonly at: string;
  readonly message: string;
  readonly corrections: readonly Correction[];
}

export interface Channel {
  readonly edits: Edit[];
  readonly sender: MessageSender;
  answer: (edit: Edit) => EditOutcome | Promise<EditOutcome>;
}

export function createChannel({ clock }: VirtualTime): Channel {
  let messages = 0;
  const channel: Channel = {
    edits: [],
    answer: () => ({ kind: "edited" }),
    sender: {
      post: async () => ({ kind: "posted", message: `m${++messages}` }),
      async edit(_channel, message, { body }) {
        const edit = { at: clock.now(), message, corrections: (body as Body).corrections };
        const outcome = await channel.answer(edit);
        if (outcome.kind === "edited") channel.edits.push(edit);
        return outcome;
      },
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

export function startCorrecting({ store, time, channel, owner = "one", hold }: RigDeps) {
  const failures: unknown[] = [];
  const events = {
    emit: (level: string, _name: string, fields = {}) => void (level === "error" && failures.push(fields)),
  };
  const { clock } = time;
  const countingStore = time.counting(store);
  const { sender } = channel;
  const outbox = createOutbox({ store: countingStore, sender, clock, events, random: randomBytes, owner });
  const holding = hold === undefined ? null : holdingOutbox(outbox, hold);
  const runner = createCorrectionRunner({
    store: countingStore,
    outbox: holding ?? outbox,
    render: {
      correctionEdits: ({ parts }, corrections, changed) =>
        parts.flatMap(({ body, message }) => {
          // Messages posted by other test helpers show all numbers.
          const { numbers = [...changed] } = body as Partial<Body>;
          if (message === null || !numbers.some((number) => changed.has(number))) return [];
          const own = corrections.filter(({ number }) => numbers.includes(number));
          return [{ body: { numbers, corrections: own }, edits: message }];
        }),
    },
    root: library.root,
    clock,
    events,
    stop: new AbortController().signal,
  });
  return { runner, outbox, failures, runs: () => holding?.runs };
}

export const quote = (document: string, sentence: number, text: string): Claim => ({
  text,
  evidence: [{ document, sentences: [sentence], quote: text }],
});

/** Posts an edition now; each list of claims becomes a message. */
export async function post(
  { store, time, channel }: RigDeps,
  schedule: string,
  messages: readonly (readonly Claim[])[],
): Promise<string> {
  const { clock } = time;
  const { sender } = channel;
  const events = { emit: () => undefined };
  const outbox = createOutbox({ store, sender, clock, events, random: randomBytes, owner: "poster" });
  const now = clock.now();
  const slot = { slot: now, notBefore: now, late: false, deadline: "2027-01-01T00:00:00.000Z" };
  const outcome = await outbox.run(
    { subject: scheduled(schedule), ...slot, library, channel: "900" },
    async () => {
      let number = 0;
      const [first, ...rest] = messages.map((claims) => ({
        body: { numbers: claims.map(() => ++number), corrections: [] } satisfies Body,
      }));
      if (first === undefined) throw new Error("no message");
      return {
        kind: "parts",
        parts: [first, ...rest],
        shown: { at: now, title: "", claims: messages.flat() },
      };
    },
  );
  return outcome.edition.ref;
}

/** Adds a document with these sentences, or its next revision. */
export async function arrive(
  store: Store,
  path: string,
  arrivedAt: string,
  sentences: readonly string[],
): Promise<void> {
  const source = "Harbour Gazette";
  await store.apply(library, FOLDER, [
    arrival(newsDocument(path, sentences, { arrivedAt, source, title: path })),
  ]);
}

export { addSchedule };
