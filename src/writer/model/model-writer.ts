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

/** Most tokens each kind of text may take; generous, since a cut text is a failure. */
const DIGEST_TOKENS = 1_200;
const STORY_TOKENS = 1_000;
const SHORT_TOKENS = 600;
/** Of the passages found, those that an answer is written from: the fitting one is among them or nowhere. */
const MAX_PASSAGES = 12;
/** Turns and characters of a conversation that a follow-up is rewritten with. */
const MAX_TURNS = 4;
const MAX_TURN_CHARACTERS = 600;

export interface ModelWriterDeps {
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  /** Tokens of the model's context: longer documents are digested in parts. */
  readonly contextTokens: number;
}

/** Writes with a language model. Drafts only: the newsroom holds them to their sources. */
export function createModelWriter(deps: ModelWriterDeps): ModelWriter {
  const { model, prompts } = deps;
  const requestText = <T>(request: DraftRequest<T>, frame: DraftOptions) =>
    requestDraft(model, prompts, request, frame);
  return {
    model: model.model,
    digestVersion: async () => `${model.model} ${digestSchema.name}1 ${await prompts.version("digest")}`,
    async digest(document, frame) {
      const lines = linesOf(document.path, document.sentences);
      const write = (some: readonly SourceLine[]) => requestText(digestRequest(document, some), frame);
      const draft = fitsContext(lines, deps.contextTokens)
        ? withLines(await write(lines), lines)
        : await digestInChunks(lines, deps.contextTokens, write);
      return mapDraft(draft, ({ value, lines: used }) => digestOf(value, used));
    },
    async story(material, frame) {
      const lines = storyLines(material, deps.contextTokens);
      const values = { documents: String(material.documents.length), sources: fenced(lines) };
      const draft = await requestText(
        { task: "story", values, schema: storySchema, maxOutputTokens: STORY_TOKENS },
        frame,
      );
      return mapDraft(draft, (value) => {
        const { headline, summary, keyFacts } = digestOf(value, lines);
        return { headline: headline.text, headlineEvidence: headline.evidence, summary, keyFacts };
      });
    },
    async bottomLine(stories, frame) {
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
      return mapDraft(await requestText(request, frame), ({ claims }) =>
        claims.map((cited) => claimOf(cited, lines)),
      );
    },
    async answer(material, frame) {
      const lines = linesThatFit(answerLines(material), deps.contextTokens);
      const values = { question: material.searchQuery, sources: fenced(lines) };
      const draft = await requestText(
        { task: "answer", values, schema: answerSchema, maxOutputTokens: SHORT_TOKENS },
        frame,
      );
      return mapDraft(draft, ({ status, claims }) => answerOf(status, claims, lines));
    },
    async rewriteQuestion(question, turns, frame) {
      const values = { conversation: conversationText(turns), question };
      const request = {
        task: "rewrite-question",
        values,
        schema: questionSchema,
        maxOutputTokens: SHORT_TOKENS,
      } as const;
      return mapDraft(await requestText(request, frame), (value) => value.question);
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
 * What the digests rest on, not the full texts: that is what keeps a briefing cheap. A story of more than fits is told
 * from headlines and summaries.
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

/** The best passages; passages may overlap, and no sentence is shown twice. */
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
      const said = answer.claims.map(({ text }) => text).join(" ");
      return `Q: ${question}\nA: ${said === "" ? "(not in the documents)" : said}`.slice(
        0,
        MAX_TURN_CHARACTERS,
      );
    })
    .join("\n");
}
