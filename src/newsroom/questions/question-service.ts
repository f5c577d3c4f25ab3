import type { Answer, Turn } from "../../domain/conversation/answer.ts";
import type { Now } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import type { Instant } from "../../domain/core/time.ts";
import { HOUR_MS } from "../../domain/core/time.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { QualityCounts } from "../../domain/operations/quality-counts.ts";
import type { ConversationStore } from "../../domain/store/conversation-store.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { SearchStore } from "../../domain/store/search-store.ts";
import type { ModelWriter } from "../../domain/writing/model-writer.ts";
import type { QuestionMaterial } from "../../domain/writing/writer.ts";
import { parseQuestion } from "../../text/queries/parse-question.ts";
import { expandStem } from "../../text/queries/synonyms.ts";
import { reportCheckedClaims } from "../checking/report-claims.ts";
import type { WritingService } from "../writing/writing-service.ts";
import { continuedTurns } from "./continued-turns.ts";
import { searchQueriesByRules } from "./follow-up.ts";
import { rewriteFollowUp } from "./rewrite.ts";
import { widenPassages } from "./widen-passages.ts";

/** Progress of a question. Stages are reported in this order, each at most once. */
export type AnswerStage = "searching" | "writing" | "checking";

export interface AskOptions {
  /** Id that links follow-up questions. */
  readonly conversation?: string;
  /** Discord user id of the asker; needed if several people share a conversation. */
  readonly by?: string;
  readonly onStage?: (stage: AnswerStage) => void;
  /** After an abort the built-in writer answers instead of the model. */
  readonly signal?: AbortSignal;
}

export interface QuestionService {
  /**
   * Answers from the library's documents only. With a conversation id, earlier turns supply what the question leaves out
   * (the asker's own before those of others), and the turn is stored. Throws only the store's Fault, whatever the question.
   */
  ask(library: LibraryId, question: string, options?: AskOptions): Promise<Answer>;
}

export interface QuestionServiceDeps {
  readonly store: Pick<SearchStore, "search" | "stemFrequencies"> &
    Pick<LibraryReader, "documents" | "digests"> &
    Pick<ConversationStore, "conversation" | "appendTurn">;
  readonly writing: Pick<WritingService, "answer">;
  /** Rewrites follow-ups into self-contained questions; null: rules do. */
  readonly modelWriter: Pick<ModelWriter, "rewriteQuestion"> | null;
  readonly now: Now;
  /** Clock.monotonicMs. */
  readonly monotonicMs: () => number;
  readonly events: Events;
  readonly counts: QualityCounts;
}

/** Passages searched for an answer. On the benchmark, 30 contain the answer for 5 more questions in 100 than 10 do. */
const MAX_PASSAGES = 30;
/** Turns stored per conversation; follow-ups look back no further. */
const MAX_TURNS = 20;
/** Longer questions are cut. The longest sensible one is far shorter. */
const MAX_QUESTION_CHARACTERS = 1_000;
/** Turns older than 12 hours are ignored. */
const CONVERSATION_TTL_MS = 12 * HOUR_MS;

type Reply = Omit<Answer, "question">;

/** A question and the request it belongs to. */
interface QuestionContext {
  readonly library: LibraryId;
  readonly question: string;
  readonly onStage: (stage: AnswerStage) => void;
  readonly signal: AbortSignal | undefined;
}

const NO_ANSWER: Reply = { status: "not-in-documents", claims: [], documents: [] };

function documentsOf(claims: Reply["claims"]): string[] {
  return [...new Set(claims.flatMap((claim) => claim.evidence.map((evidence) => evidence.document)))];
}

function recent(turns: readonly Turn[], now: Instant): Turn[] {
  const earliest = Date.parse(now) - CONVERSATION_TTL_MS;
  return turns.filter((turn) => turn.at === undefined || Date.parse(turn.at) >= earliest);
}

export function createQuestionService(deps: QuestionServiceDeps): QuestionService {
  const { store, writing, now, monotonicMs, events } = deps;
  async function materialFor(
    library: LibraryId,
    question: string,
    searchQuery: string,
  ): Promise<QuestionMaterial | null> {
    const stems = [...new Set(parseQuestion(searchQuery).stems.flatMap(expandStem))];
    if (stems.length === 0) return null;
    const [hits, frequencies] = await Promise.all([
      store.search(library, stems, MAX_PASSAGES),
      store.stemFrequencies(library, stems),
    ]);
    const passages = await widenPassages(store, library, hits);
    const share = (stem: string) => (frequencies.counts.get(stem) ?? 0) / Math.max(1, frequencies.passages);
    const passageShares = new Map(stems.map((stem) => [stem, share(stem)]));
    return { question, searchQuery, passages, passageShares, libraryPassages: frequencies.passages };
  }

  /** For an unclear question: headlines instead of sentences, because they name the possible stories better. */
  async function headlines(library: LibraryId, { claims, documents }: Reply): Promise<Reply["claims"]> {
    const digests = await store.digests(library, documents);
    return claims.map((claim) => digests.get(claim.evidence[0]?.document ?? "")?.headline ?? claim);
  }

  async function reply(
    { library, question, onStage, signal }: QuestionContext,
    searchQuery: string,
  ): Promise<Reply> {
    onStage("searching");
    const material = await materialFor(library, question, searchQuery);
    if (material === null || material.passages.length === 0) return NO_ANSWER;
    const paths = [...new Set(material.passages.map(({ document }) => document.path))];
    const byPath = new Map((await store.documents(library, paths)).map((each) => [each.path, each]));
    onStage("writing");
    const answerOptions = { signal, onChecking: () => onStage("checking") };
    const written = await writing.answer(library, material, (path) => byPath.get(path), answerOptions);
    for (const { text, reason } of written.dropped)
      events.emit("warn", "answer.claim-blocked", { text, reason });
    reportCheckedClaims(deps, "answer", written.value.claims.length, written.dropped);
    const byModel = written.writer === "model" || written.fallback;
    const reply: Reply = byModel ? { ...written.value, writer: written.writer } : written.value;
    if (reply.status !== "unclear") return reply;
    const claims = await headlines(library, reply);
    return { ...reply, claims, documents: documentsOf(claims) };
  }

  /** The outcome of the first query that the documents answer, else of the first one that they come close to, else the first. */
  async function firstAnswered(context: QuestionContext, searchQueries: readonly string[]) {
    const others: { searched: string; reply: Reply }[] = [];
    for (const searched of searchQueries) {
      const outcome = { searched, reply: await reply(context, searched) };
      const { status } = outcome.reply;
      if (status === "answered" || status === "unclear") return outcome;
      others.push(outcome);
    }
    const closest = others.find(({ reply }) => reply.status === "closest");
    return closest ?? others[0] ?? { searched: context.question, reply: NO_ANSWER };
  }

  async function searchQueriesFor({ library, question, signal }: QuestionContext, turns: readonly Turn[]) {
    const byRules = searchQueriesByRules(question, turns);
    const written = turns.some(({ answer }) => answer.claims.length > 0)
      ? await rewriteFollowUp(library, question, turns, { ...deps, signal })
      : null;
    return written === null ? byRules : [written];
  }

  return {
    async ask(library, rawQuestion, { conversation, by: askedBy, onStage, signal } = {}) {
      const question = rawQuestion.trim().slice(0, MAX_QUESTION_CHARACTERS);
      const at = now();
      const started = monotonicMs();
      const context = { library, question, onStage: oncePerStage(onStage), signal };
      const turns = conversation === undefined ? [] : await store.conversation(library, conversation);
      const continued = continuedTurns(question, recent(turns, at), askedBy);
      const outcome = await firstAnswered(context, await searchQueriesFor(context, continued));
      const answer: Answer = { question, ...outcome.reply };
      if (conversation !== undefined) {
        const attribution = askedBy === undefined ? {} : { by: askedBy };
        const turn = { question, searched: outcome.searched, answer, at, ...attribution };
        await store.appendTurn(library, conversation, turn, MAX_TURNS);
      }
      const { status, claims, writer = "extractive" } = answer;
      const milliseconds = monotonicMs() - started;
      events.emit("info", "question.answered", { status, claims: claims.length, writer, milliseconds });
      deps.counts.answered(status);
      return answer;
    },
  };
}

/** Each stage repeats for every search query of a question; users see it once. */
function oncePerStage(onStage: AskOptions["onStage"]): QuestionContext["onStage"] {
  const reported = new Set<AnswerStage>();
  return (stage) => {
    if (reported.has(stage)) return;
    reported.add(stage);
    onStage?.(stage);
  };
}
