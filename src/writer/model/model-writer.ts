import type { Answer, Turn } from "../../domain/conversation/answer.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { Digest } from "../../domain/stories/story.ts";
import type { LanguageModel } from "../../domain/writing/language-model.ts";
import type { Draft, DraftOptions, ModelWriter } from "../../domain/writing/model-writer.ts";
import type { QuestionMaterial, StoryMaterial } from "../../domain/writing/writer.ts";
import { type DraftRequest, requestDraft } from "./draft-request.ts";
import { digestInChunks, fitsContext, linesThatFit } from "./long-documents.ts";
import type { Prompts } from "./prompts.ts";
import {
  answerSchema,
  type CitedText,
  claimsSchema,
  type DigestDraft,
  digestSchema,
  questionSchema,
  storySchema,
} from "./schemas.ts";
import { claimOf, fenced, linesOf, linesOfClaims, type SourceLine } from "./source-lines.ts";

/** Output token limits; generous, because a truncated text is a failure. */
const DIGEST_TOKENS = 1_200;
const STORY_TOKENS = 1_000;
const SHORT_TOKENS = 600;
/** Passages in the answer prompt, the best ones. The right passage is hardly ever further down. */
const MAX_PASSAGES = 12;
/** Turns in the prompt that rewrites a follow-up, and characters per turn. */
const MAX_TURNS = 4;
const MAX_TURN_CHARACTERS = 600;

export interface ModelWriterDeps {
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  /** Size of the model's context; longer documents are digested in chunks. */
  readonly contextTokens: number;
}

/** Writes drafts with a language model. Callers must check their claims. */
export function createModelWriter(deps: ModelWriterDeps): ModelWriter {
  const { model, prompts } = deps;
  const requestText = <T>(request: DraftRequest<T>, options: DraftOptions) =>
    requestDraft(model, prompts, request, options);
  return {
    model: model.model,
    digestVersion: async () => `${model.model} ${digestSchema.name}1 ${await prompts.version("digest")}`,
    async digest(document, options) {
      const lines = linesOf(document.path, document.sentences);
      const write = (chunk: readonly SourceLine[]) => requestText(digestRequest(document, chunk), options);
      const draft = fitsContext(lines, deps.contextTokens)
        ? withLines(await write(lines), lines)
        : await digestInChunks(lines, deps.contextTokens, write);
      return mapDraft(draft, ({ value, lines: usedLines }) => digestOf(value, usedLines));
    },
    async story(material, options) {
      const lines = storyLines(material, deps.contextTokens);
      const values = { documents: String(material.documents.length), sources: fenced(lines) };
      const draft = await requestText(
        { task: "story", values, schema: storySchema, maxOutputTokens: STORY_TOKENS },
        options,
      );
      return mapDraft(draft, (value) => {
        const { headline, summary, keyFacts } = digestOf(value, lines);
        return { headline: headline.text, headlineEvidence: headline.evidence, summary, keyFacts };
      });
    },
    async bottomLine(stories, options) {
      const lines = stories.flatMap(({ headline, headlineEvidence, summary }) =>
        [{ text: headline, evidence: headlineEvidence }, ...summary.slice(0, 1)].flatMap(({ evidence }) =>
          lineOfQuote(evidence[0]),
        ),
      );
      const request = {
        task: "briefing",
        values: { sources: fenced(lines) },
        schema: claimsSchema,
        maxOutputTokens: SHORT_TOKENS,
      } as const;
      return mapDraft(await requestText(request, options), ({ claims }) =>
        claims.map((cited) => claimOf(cited, lines)),
      );
    },
    async answer(material, options) {
      const lines = linesThatFit(answerLines(material), deps.contextTokens);
      const values = { question: material.searchQuery, sources: fenced(lines) };
      const draft = await requestText(
        { task: "answer", values, schema: answerSchema, maxOutputTokens: SHORT_TOKENS },
        options,
      );
      return mapDraft(draft, ({ status, claims }) => answerOf(status, claims, lines));
    },
    async rewriteQuestion(question, turns, options) {
      const values = { conversation: conversationText(turns), question };
      const request = {
        task: "rewrite-question",
        values,
        schema: questionSchema,
        maxOutputTokens: SHORT_TOKENS,
      } as const;
      return mapDraft(await requestText(request, options), (value) => value.question);
    },
  };
}

function digestRequest(document: Document, lines: readonly SourceLine[]): DraftRequest<DigestDraft> {
  const { title, published, language } = document;
  const stated = published.from === "arrival" ? "not stated" : published.at;
  const values = { title, published: stated, language, sources: fenced(lines) };
  return { task: "digest", values, schema: digestSchema, maxOutputTokens: DIGEST_TOKENS };
}

function withLines<T>(
  draft: Draft<T>,
  lines: readonly SourceLine[],
): Draft<{ value: T; lines: readonly SourceLine[] }> {
  return mapDraft(draft, (value) => ({ value, lines }));
}

function mapDraft<T, U>(draft: Draft<T>, map: (value: T) => U): Draft<U> {
  return draft.ok ? { ok: true, value: map(draft.value) } : draft;
}

function digestOf({ headline, summary, keyFacts }: DigestDraft, lines: readonly SourceLine[]): Digest {
  return {
    headline: claimOf(headline, lines),
    summary: summary.map((cited) => claimOf(cited, lines)),
    keyFacts: keyFacts.map((cited) => claimOf(cited, lines)),
    writer: "model",
  };
}

/**
 * Uses the sentences cited by the digests instead of full texts, to keep briefings cheap. If these do not fit the context,
 * only those of headlines and summaries.
 */
function storyLines({ documents }: StoryMaterial, contextTokens: number): readonly SourceLine[] {
  const byPath = new Map(documents.map(({ document }) => [document.path, document]));
  const lines = (withFacts: boolean) =>
    linesOfClaims(
      documents.flatMap(({ digest: { headline, summary, keyFacts } }) => [
        headline,
        ...summary,
        ...(withFacts ? keyFacts : []),
      ]),
      byPath,
    );
  return fitsContext(lines(true), contextTokens) ? lines(true) : linesThatFit(lines(false), contextTokens);
}

function lineOfQuote(
  evidence: { document: string; sentences: readonly number[]; quote: string } | undefined,
): SourceLine[] {
  const [sentence] = evidence?.sentences ?? [];
  if (evidence === undefined || sentence === undefined || evidence.sentences.length !== 1) return [];
  return [{ document: evidence.document, sentence, text: evidence.quote }];
}

/** The lines of the best passages, without the duplicates of overlapping passages. */
function answerLines({ passages }: QuestionMaterial): SourceLine[] {
  const lines = passages
    .slice(0, MAX_PASSAGES)
    .flatMap(({ document, sentences, first }) => linesOf(document.path, sentences, first));
  return [...new Map(lines.map((line) => [`${line.document}\n${line.sentence}`, line])).values()];
}

function answerOf(
  status: Answer["status"],
  cited: readonly CitedText[],
  lines: readonly SourceLine[],
): Omit<Answer, "question"> {
  const claims = cited.map((one) => claimOf(one, lines));
  const documents = new Set(claims.flatMap(({ evidence }) => evidence.map(({ document }) => document)));
  return { status, claims, documents: [...documents] };
}

function conversationText(turns: readonly Turn[]): string {
  return turns
    .slice(-MAX_TURNS)
    .map(({ question, answer }) => {
      const answerText = answer.claims.map(({ text }) => text).join(" ");
      return `Q: ${question}\nA: ${answerText === "" ? "(not in the documents)" : answerText}`.slice(
        0,
        MAX_TURN_CHARACTERS,
      );
    })
    .join("\n");
}
