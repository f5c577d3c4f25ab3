import type { Answer } from "../domain/answer.ts";
import type { Claim } from "../domain/claim.ts";
import type { Document } from "../domain/document.ts";
import type { Draft, DraftFrame, DraftingWriter, Revision } from "../domain/drafting.ts";
import type { LibraryId } from "../domain/library.ts";
import type { Events } from "../domain/ports.ts";
import type { BriefingStory, Digest, WriterName } from "../domain/story.ts";
import type { QuestionMaterial, StoryMaterial, StoryText, Verify, Writer } from "../domain/writer.ts";
import { type DocumentLookup, type HeldText, holdClaims } from "./hold.ts";
import { holdAnswer, holdDigest, holdStory } from "./hold-texts.ts";
import { screened } from "./screen.ts";

/** A text that may be shown, who wrote it, and what was dropped on the way. */
export interface Written<T> extends HeldText<T> {
  readonly writer: WriterName;
  /** The built-in writer wrote it because the model failed, or because nothing it wrote matched. */
  readonly fallback: boolean;
}

/**
 * The newsroom's way to any text: the model drafts, code holds each claim to its sentences, the model gets one chance
 * to mend what was blocked, and the built-in writer takes over whenever the model fails. It always ends in a text.
 */
export interface WritingDesk {
  /** The model's name; null without one. */
  readonly model: string | null;
  /** What its texts are held to their sources with. */
  readonly verify: Verify;
  digest(library: LibraryId, document: Document): Promise<Written<Digest>>;
  story(library: LibraryId, material: StoryMaterial): Promise<Written<StoryText>>;
  bottomLine(
    library: LibraryId,
    stories: readonly BriefingStory[],
    find: DocumentLookup,
  ): Promise<Written<readonly Claim[]>>;
  answer(
    library: LibraryId,
    material: QuestionMaterial,
    find: DocumentLookup,
    watch?: Watch,
  ): Promise<Written<Reply>>;
}

/** What somebody who waits for a text may be told, and how they end a model's part in it. */
interface Watch {
  readonly signal?: AbortSignal | undefined;
  /** A draft is there, and is about to be held to its sources. */
  readonly onChecking?: () => void;
}

type Reply = Omit<Answer, "question">;
type Told = Omit<StoryText, "upcoming">;

export interface WritingParts {
  readonly extractive: Writer;
  /** Null: no model is set. Its two drafts of a text together may take `deadlineMs` before the built-in writer takes over. */
  readonly model: { readonly drafting: DraftingWriter; readonly deadlineMs: number } | null;
  readonly verify: Verify;
  readonly events: Events;
}

interface Job<T> {
  readonly task: string;
  readonly library: LibraryId;
  readonly signal?: AbortSignal | undefined;
  draft(writer: DraftingWriter, frame: DraftFrame): Promise<Draft<T>>;
  plain(): Promise<T>;
  hold(value: T): HeldText<T>;
}

export function createWritingDesk(parts: WritingParts): WritingDesk {
  const { extractive, model } = parts;
  const verify = model === null ? parts.verify : screened(parts.verify);
  const write = async <T>(job: Job<T>): Promise<Written<T>> => {
    const written = await writeHeld(job, parts);
    const { writer, fallback } = written;
    parts.events.emit("debug", "text.written", { task: job.task, writer, fallback });
    return written;
  };
  return {
    model: model?.drafting.model ?? null,
    verify,
    digest: (library, document) =>
      write({
        task: "digest",
        library,
        draft: (writer, frame) => writer.digest(document, frame),
        plain: () => extractive.digest(document),
        hold: (digest) => holdDigest(digest, document, verify),
      }),
    async story(library, material) {
      const byPath = new Map(material.documents.map(({ document }) => [document.path, document]));
      const find: DocumentLookup = (path) => byPath.get(path);
      const { upcoming, ...plain } = await extractive.story(material);
      // What is still to come is found by code, from dates; it is no part of what a model drafts and mends.
      const told = await write<Told>({
        task: "story",
        library,
        draft: (writer, frame) => draftStory(writer, material, frame),
        plain: async () => plain,
        hold: (story) => holdStory(story, find, verify),
      });
      const next = holdClaims(upcoming, find, verify);
      const dropped = [...told.dropped, ...next.dropped];
      return { ...told, value: { ...told.value, upcoming: next.value }, dropped };
    },
    bottomLine: (library, stories, find) =>
      write({
        task: "briefing",
        library,
        draft: (writer, frame) => writer.bottomLine(stories, frame),
        plain: () => extractive.bottomLine(stories),
        hold: (claims) => holdClaims(claims, find, verify),
      }),
    async answer(library, material, find, { signal, onChecking } = {}) {
      const plain = await extractive.answer(material);
      const job: Job<Reply> = {
        task: "answer",
        library,
        signal,
        draft: async (writer, frame) => withNearest(await writer.answer(material, frame), plain),
        plain: async () => plain,
        hold(answer) {
          onChecking?.();
          return holdAnswer(answer, find, verify);
        },
      };
      return offTopic(plain) ? byPlain(job.hold(plain)) : write(job);
    },
  };
}

/** Nothing in the documents is even near the question: there is nothing to ask a model about. */
function offTopic({ status, claims }: Reply): boolean {
  return status === "not-in-documents" && claims.length === 0;
}

/** A refusal shows the nearest thing the documents say, which code finds. */
function withNearest(draft: Draft<Reply>, { claims }: Reply): Draft<Reply> {
  if (!draft.ok || (draft.value.status !== "not-in-documents" && draft.value.claims.length > 0)) return draft;
  return { ok: true, value: { status: "not-in-documents", claims: claims.slice(0, 1), documents: [] } };
}

/** A story of one document that a model digested is told by that digest: there is nothing to bring together. */
async function draftStory(
  writer: DraftingWriter,
  material: StoryMaterial,
  frame: DraftFrame,
): Promise<Draft<Told>> {
  const [only, ...others] = material.documents;
  const alone =
    only !== undefined &&
    others.length === 0 &&
    only.digest.writer === "model" &&
    frame.revision.length === 0;
  if (!alone) return writer.story(material, frame);
  const { headline, summary, keyFacts } = only.digest;
  return {
    ok: true,
    value: { headline: headline.text, headlineEvidence: headline.evidence, summary, keyFacts },
  };
}

async function writeHeld<T>(job: Job<T>, parts: WritingParts): Promise<Written<T>> {
  if (parts.model === null) return byPlain(job.hold(await job.plain()));
  const drafted = await drafts(job, parts.model, parts.events);
  if (drafted !== null && stands(drafted)) return { ...drafted, writer: "model", fallback: false };
  const plain = job.hold(await job.plain());
  const dropped = [...(drafted?.dropped ?? []), ...plain.dropped];
  return { ...plain, dropped, writer: "extractive", fallback: true };
}

function byPlain<T>(held: HeldText<T>): Written<T> {
  return { ...held, writer: "extractive", fallback: false };
}

/** A text of which not one claim matched is not the model's any more: sentences picked on purpose serve better. */
function stands({ matched, dropped }: HeldText<unknown>): boolean {
  return matched > 0 || dropped.length === 0;
}

/** The better of a first and, where claims of it were blocked, a second draft; null when the model failed. */
async function drafts<T>(
  job: Job<T>,
  { drafting: writer, deadlineMs }: NonNullable<WritingParts["model"]>,
  events: Events,
): Promise<HeldText<T> | null> {
  const lateAt = performance.now() + deadlineMs;
  const frame = (revision: Revision): DraftFrame => ({
    guild: job.library.guild,
    deadlineMs: Math.max(1, lateAt - performance.now()),
    revision,
    ...(job.signal === undefined ? {} : { signal: job.signal }),
  });
  const first = await job.draft(writer, frame([]));
  if (!first.ok) {
    const { outcome, detail } = first;
    events.emit("info", "model.fallback", { task: job.task, outcome, detail });
    return null;
  }
  const held = job.hold(first.value);
  if (held.dropped.length === 0) return held;
  events.emit("info", "model.blocked", { task: job.task, reasons: held.dropped.map(({ reason }) => reason) });
  const second = await job.draft(writer, frame(held.dropped));
  const mended = second.ok ? job.hold(second.value) : held;
  return mended.matched > 0 && mended.dropped.length < held.dropped.length ? mended : held;
}
