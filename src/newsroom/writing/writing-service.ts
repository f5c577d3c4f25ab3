import type { Answer } from "../../domain/conversation/answer.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { Events } from "../../domain/store/store.ts";
import type { BriefingStory, Digest, WriterName } from "../../domain/stories/story.ts";
import type { Draft, DraftOptions, ModelWriter, RevisionRequest } from "../../domain/writing/model-writer.ts";
import type {
  QuestionMaterial,
  StoryMaterial,
  StoryText,
  Verify,
  Writer,
} from "../../domain/writing/writer.ts";
import { type CheckedText, checkClaims, type DocumentLookup } from "../checking/check-claims.ts";
import { checkAnswer, checkDigest, checkStory } from "../checking/check-texts.ts";
import { requirePlainProse } from "../checking/plain-prose.ts";

/** A text that may be shown, who wrote it, and what was dropped on the way. */
export interface Written<T> extends CheckedText<T> {
  readonly writer: WriterName;
  /** The built-in writer wrote it because the model failed, or because nothing it wrote matched. */
  readonly fallback: boolean;
}

/**
 * The newsroom's way to any text: the model drafts, code holds each claim to its sentences, the model gets one chance
 * to mend what was blocked, and the built-in writer takes over whenever the model fails. It always ends in a text.
 */
export interface WritingService {
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
    options?: AnswerOptions,
  ): Promise<Written<Reply>>;
}

/** What somebody who waits for a text may be told, and how they end a model's part in it. */
interface AnswerOptions {
  readonly signal?: AbortSignal | undefined;
  /** A draft is there, and is about to be held to its sources. */
  readonly onChecking?: () => void;
}

type Reply = Omit<Answer, "question">;
type StoryBody = Omit<StoryText, "upcoming">;

export interface WritingServiceDeps {
  readonly extractive: Writer;
  /** Null: no model is set. Its two drafts of a text together may take `deadlineMs` before the built-in writer takes over. */
  readonly model: {
    readonly modelWriter: ModelWriter;
    readonly deadlineMs: number;
    readonly monotonicMs: () => number;
  } | null;
  readonly verify: Verify;
  readonly events: Events;
}

interface Job<T> {
  readonly task: string;
  readonly library: LibraryId;
  readonly signal?: AbortSignal | undefined;
  draft(writer: ModelWriter, frame: DraftOptions): Promise<Draft<T>>;
  writeExtractive(): Promise<T>;
  check(value: T): CheckedText<T>;
}

export function createWritingService(deps: WritingServiceDeps): WritingService {
  const { extractive, model } = deps;
  const verify = model === null ? deps.verify : requirePlainProse(deps.verify);
  const write = async <T>(job: Job<T>): Promise<Written<T>> => {
    const written = await writeChecked(job, deps);
    const { writer, fallback } = written;
    deps.events.emit("debug", "text.written", { task: job.task, writer, fallback });
    return written;
  };
  return {
    model: model?.modelWriter.model ?? null,
    verify,
    digest: (library, document) =>
      write({
        task: "digest",
        library,
        draft: (writer, frame) => writer.digest(document, frame),
        writeExtractive: () => extractive.digest(document),
        check: (digest) => checkDigest(digest, document, verify),
      }),
    async story(library, material) {
      const byPath = new Map(material.documents.map(({ document }) => [document.path, document]));
      const find: DocumentLookup = (path) => byPath.get(path);
      const { upcoming, ...plain } = await extractive.story(material);
      // What is still to come is found by code, from dates; it is no part of what a model drafts and mends.
      const body = await write<StoryBody>({
        task: "story",
        library,
        draft: (writer, frame) => draftStory(writer, material, frame),
        writeExtractive: async () => plain,
        check: (story) => checkStory(story, find, verify),
      });
      const checkedUpcoming = checkClaims(upcoming, find, verify);
      const dropped = [...body.dropped, ...checkedUpcoming.dropped];
      return { ...body, value: { ...body.value, upcoming: checkedUpcoming.value }, dropped };
    },
    bottomLine: (library, stories, find) =>
      write({
        task: "briefing",
        library,
        draft: (writer, frame) => writer.bottomLine(stories, frame),
        writeExtractive: () => extractive.bottomLine(stories),
        check: (claims) => checkClaims(claims, find, verify),
      }),
    async answer(library, material, find, { signal, onChecking } = {}) {
      const plain = await extractive.answer(material);
      const job: Job<Reply> = {
        task: "answer",
        library,
        signal,
        draft: async (writer, frame) => withNearest(await writer.answer(material, frame), plain),
        writeExtractive: async () => plain,
        check(answer) {
          onChecking?.();
          return checkAnswer(answer, find, verify);
        },
      };
      return offTopic(plain) ? asExtractive(job.check(plain)) : write(job);
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
  writer: ModelWriter,
  material: StoryMaterial,
  frame: DraftOptions,
): Promise<Draft<StoryBody>> {
  const [only, ...others] = material.documents;
  const isSingleDigest =
    only !== undefined &&
    others.length === 0 &&
    only.digest.writer === "model" &&
    frame.revision.length === 0;
  if (!isSingleDigest) return writer.story(material, frame);
  const { headline, summary, keyFacts } = only.digest;
  return {
    ok: true,
    value: { headline: headline.text, headlineEvidence: headline.evidence, summary, keyFacts },
  };
}

async function writeChecked<T>(job: Job<T>, deps: WritingServiceDeps): Promise<Written<T>> {
  if (deps.model === null) return asExtractive(job.check(await job.writeExtractive()));
  const draft = await bestDraft(job, deps.model, deps.events);
  if (draft !== null && isUsable(draft)) return { ...draft, writer: "model", fallback: false };
  const plain = job.check(await job.writeExtractive());
  const dropped = [...(draft?.dropped ?? []), ...plain.dropped];
  return { ...plain, dropped, writer: "extractive", fallback: true };
}

function asExtractive<T>(checked: CheckedText<T>): Written<T> {
  return { ...checked, writer: "extractive", fallback: false };
}

/** A text of which not one claim matched is not the model's any more: sentences picked on purpose serve better. */
function isUsable({ matched, dropped }: CheckedText<unknown>): boolean {
  return matched > 0 || dropped.length === 0;
}

/** The better of a first and, where claims of it were blocked, a second draft; null when the model failed. */
async function bestDraft<T>(
  job: Job<T>,
  { modelWriter: writer, deadlineMs, monotonicMs }: NonNullable<WritingServiceDeps["model"]>,
  events: Events,
): Promise<CheckedText<T> | null> {
  const deadlineAt = monotonicMs() + deadlineMs;
  const frame = (revision: RevisionRequest): DraftOptions => ({
    guild: job.library.guild,
    deadlineMs: Math.max(1, deadlineAt - monotonicMs()),
    revision,
    ...(job.signal === undefined ? {} : { signal: job.signal }),
  });
  const first = await job.draft(writer, frame([]));
  if (!first.ok) {
    const { outcome, detail } = first;
    events.emit("info", "model.fallback", { task: job.task, outcome, detail });
    return null;
  }
  const checked = job.check(first.value);
  if (checked.dropped.length === 0) return checked;
  events.emit("info", "model.blocked", {
    task: job.task,
    reasons: checked.dropped.map(({ reason }) => reason),
  });
  const second = await job.draft(writer, frame(checked.dropped));
  const revised = second.ok ? job.check(second.value) : checked;
  return revised.matched > 0 && revised.dropped.length < checked.dropped.length ? revised : checked;
}
