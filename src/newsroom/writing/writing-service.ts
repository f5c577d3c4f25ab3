import type { Answer } from "../../domain/conversation/answer.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { BriefingStory, Digest, WriterName } from "../../domain/stories/story.ts";
import type { ModelTask } from "../../domain/writing/language-model.ts";
import type { Draft, DraftOptions, ModelWriter, RevisionRequest } from "../../domain/writing/model-writer.ts";
import type { Verify } from "../../domain/writing/verify.ts";
import type { QuestionMaterial, StoryMaterial, StoryText, Writer } from "../../domain/writing/writer.ts";
import { type CheckedText, checkClaims, type DocumentLookup } from "../checking/check-claims.ts";
import { checkAnswer, checkDigest, checkStory } from "../checking/check-texts.ts";
import { requirePlainProse } from "../checking/plain-prose.ts";

/** A checked text, who wrote it, and the claims that were dropped. */
export interface Written<T> extends CheckedText<T> {
  readonly writer: WriterName;
  /** The built-in writer wrote it because the model failed or none of its claims matched. */
  readonly fallback: boolean;
}

/**
 * Writes every text of the newsroom. The model drafts, code checks each claim against its sentences, and the model gets one
 * chance to revise blocked claims. If the model fails, the built-in writer takes over, so there is always a text.
 */
export interface WritingService {
  /** The model's name; null if none is configured. */
  readonly model: string | null;
  /** The check applied to claims; stricter than the plain verifier if a model is configured. */
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

interface AnswerOptions {
  /** Aborts the model call; the built-in writer then answers. */
  readonly signal?: AbortSignal | undefined;
  /** Called when a draft is about to be checked. */
  readonly onChecking?: () => void;
}

type Reply = Omit<Answer, "question">;
type StoryBody = Omit<StoryText, "upcoming">;

export interface WritingServiceDeps {
  readonly extractive: Writer;
  /** Null if none is configured. `deadlineMs` limits both drafts of a text together. */
  readonly model: {
    readonly modelWriter: ModelWriter;
    readonly deadlineMs: number;
    readonly monotonicMs: () => number;
  } | null;
  readonly verify: Verify;
  readonly events: Events;
}

/** Maximum time for a text, waiting for a slot included. A local model without a graphics card needs most of it. */
export const TEXT_DEADLINE_MS = 120_000;

interface Job<T> {
  readonly task: ModelTask;
  readonly library: LibraryId;
  readonly signal?: AbortSignal | undefined;
  draft(writer: ModelWriter, options: DraftOptions): Promise<Draft<T>>;
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
        draft: (writer, options) => writer.digest(document, options),
        writeExtractive: () => extractive.digest(document),
        check: (digest) => checkDigest(digest, document, verify),
      }),
    async story(library, material) {
      const byPath = new Map(material.documents.map(({ document }) => [document.path, document]));
      const find: DocumentLookup = (path) => byPath.get(path);
      const { upcoming, ...plain } = await extractive.story(material);
      // Code finds upcoming events by their dates; the model does not write them.
      const body = await write<StoryBody>({
        task: "story",
        library,
        draft: (writer, options) => draftStory(writer, material, options),
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
        draft: (writer, options) => writer.bottomLine(stories, options),
        writeExtractive: () => extractive.bottomLine(stories),
        check: (claims) => checkClaims(claims, find, verify),
      }),
    async answer(library, material, find, { signal, onChecking } = {}) {
      const plain = await extractive.answer(material);
      const job: Job<Reply> = {
        task: "answer",
        library,
        signal,
        draft: async (writer, options) => withNearest(await writer.answer(material, options), plain),
        writeExtractive: async () => plain,
        check(answer) {
          onChecking?.();
          return checkAnswer(answer, find, verify);
        },
      };
      return isOffTopic(plain) ? asExtractive(job.check(plain)) : write(job);
    },
  };
}

/** The documents contain nothing close to the question, so a model call would be wasted. */
function isOffTopic({ status, claims }: Reply): boolean {
  return status === "not-in-documents" && claims.length === 0;
}

/** In place of a refusal: the closest sentences, found by code. */
function withNearest(draft: Draft<Reply>, { claims }: Reply): Draft<Reply> {
  if (!draft.ok || (draft.value.status !== "not-in-documents" && draft.value.claims.length > 0)) return draft;
  const status = claims.length === 0 ? "not-in-documents" : "closest";
  return { ok: true, value: { status, claims: claims.slice(0, MAX_CLOSEST), documents: [] } };
}

const MAX_CLOSEST = 3;

/** Reuses the model's digest for a story with a single document, because there is nothing to combine. */
async function draftStory(
  writer: ModelWriter,
  material: StoryMaterial,
  options: DraftOptions,
): Promise<Draft<StoryBody>> {
  const [only, ...others] = material.documents;
  const isSingleDigest =
    only !== undefined &&
    others.length === 0 &&
    only.digest.writer === "model" &&
    options.revision.length === 0;
  if (!isSingleDigest) return writer.story(material, options);
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

/** False if no claim matched. Sentences the built-in writer chose are better than replacements of blocked claims. */
function isUsable({ matched, dropped }: CheckedText<unknown>): boolean {
  return matched > 0 || dropped.length === 0;
}

/** The first draft, or the better of two if some claims were blocked; null if the model failed. */
async function bestDraft<T>(
  job: Job<T>,
  { modelWriter: writer, deadlineMs, monotonicMs }: NonNullable<WritingServiceDeps["model"]>,
  events: Events,
): Promise<CheckedText<T> | null> {
  const deadlineAt = monotonicMs() + deadlineMs;
  const optionsFor = (revision: RevisionRequest): DraftOptions => ({
    guild: job.library.guild,
    deadlineMs: Math.max(1, deadlineAt - monotonicMs()),
    revision,
    ...(job.signal === undefined ? {} : { signal: job.signal }),
  });
  const first = await job.draft(writer, optionsFor([]));
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
  const second = await job.draft(writer, optionsFor(checked.dropped));
  const revised = second.ok ? job.check(second.value) : checked;
  return revised.matched > 0 && revised.dropped.length < checked.dropped.length ? revised : checked;
}
