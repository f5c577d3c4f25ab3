import type { Answer, Turn } from "../../domain/answer.ts";
import type { DraftingWriter } from "../../domain/drafting.ts";
import type { LibraryId } from "../../domain/library.ts";
import type { Events, Store } from "../../domain/ports.ts";
import type { Instant, Now } from "../../domain/time.ts";
import type { QuestionMaterial } from "../../domain/writer.ts";
import { readQuestion } from "../../text/questions.ts";
import { searchStems } from "../../text/same-meaning.ts";
import { tellHeld } from "../held-claims.ts";
import type { WritingDesk } from "../writing.ts";
import { readings } from "./follow-up.ts";
import { rewritten } from "./rewrite.ts";
import { turnsContinued } from "./whose-turns.ts";
import { widenPassages } from "./widen.ts";

/** What is being done for a question; told in this order, each at most once. */
export type AskingStage = "searching" | "writing" | "checking";

export interface AskOptions {
  /** Ties follow-up questions together. */
  readonly conversation?: string;
  /** Who asks, where several people may in one conversation (a Discord user id). */
  readonly by?: string;
  readonly onStage?: (stage: AskingStage) => void;
  /** Once aborted, no model is waited for: the built-in writer answers. */
  readonly signal?: AbortSignal;
}

export interface QuestionDesk {
  /**
   * Answers from the library's documents only. With a conversation id, earlier turns of that conversation fill in
   * what the question leaves out, the asker's own before those of others, and the turn is kept. Throws the store's Fault;
   * never for a strange question.
   */
  ask(library: LibraryId, question: string, options?: AskOptions): Promise<Answer>;
}

export interface QuestionDeskParts {
  readonly store: Pick<
    Store,
    "search" | "stemFrequencies" | "documents" | "digests" | "conversation" | "appendTurn"
  >;
  readonly writing: Pick<WritingDesk, "answer">;
  /** Writes follow-ups out; null: rules do. */
  readonly drafting: Pick<DraftingWriter, "rewriteQuestion"> | null;
  readonly now: Now;
  readonly events: Events;
}

/** Passages an answer is picked from: on the measuring data 30 hold the answer for 5 questions in 100 more than 10 do. */
const PASSAGES = 30;
/** Turns of a conversation that are kept; a follow-up looks back no further. */
const KEPT_TURNS = 20;
/** A question is read up to here, in characters; the longest sensible one is far shorter. */
const MOST_CHARACTERS = 1_000;
/** Turns older than this, in milliseconds, are another conversation: half a day. */
const REMEMBERED_MS = 12 * 3_600_000;

type Reply = Omit<Answer, "question">;

/** A question with what goes along with it. */
interface Asking {
  readonly library: LibraryId;
  readonly question: string;
  readonly onStage: (stage: AskingStage) => void;
  readonly signal: AbortSignal | undefined;
}

const NOTHING: Reply = { status: "not-in-documents", claims: [], documents: [] };

function documentsOf(claims: Reply["claims"]): string[] {
  return [...new Set(claims.flatMap((claim) => claim.evidence.map((evidence) => evidence.document)))];
}

function recent(turns: readonly Turn[], now: Instant): Turn[] {
  const earliest = Date.parse(now) - REMEMBERED_MS;
  return turns.filter((turn) => turn.at === undefined || Date.parse(turn.at) >= earliest);
}

export function createQuestionDesk(parts: QuestionDeskParts): QuestionDesk {
  const { store, writing, now, events } = parts;
  async function material(
    library: LibraryId,
    question: string,
    searched: string,
  ): Promise<QuestionMaterial | null> {
    const stems = [...new Set(readQuestion(searched).stems.flatMap(searchStems))];
    if (stems.length === 0) return null;
    const [hits, frequencies] = await Promise.all([
      store.search(library, stems, PASSAGES),
      store.stemFrequencies(library, stems),
    ]);
    const passages = await widenPassages(store, library, hits);
    const share = (stem: string) => (frequencies.counts.get(stem) ?? 0) / Math.max(1, frequencies.passages);
    const rarity = new Map(stems.map((stem) => [stem, share(stem)]));
    return { question, searched, passages, rarity, libraryPassages: frequencies.passages };
  }

  /** The headlines of the stories that an unclear question may mean: they name a story better than a sentence of it. */
  async function headlines(library: LibraryId, { claims, documents }: Reply): Promise<Reply["claims"]> {
    const digests = await store.digests(library, documents);
    return claims.map((claim) => digests.get(claim.evidence[0]?.document ?? "")?.headline ?? claim);
  }

  async function reply({ library, question, onStage, signal }: Asking, searched: string): Promise<Reply> {
    onStage("searching");
    const found = await material(library, question, searched);
    if (found === null || found.passages.length === 0) return NOTHING;
    const paths = [...new Set(found.passages.map(({ document }) => document.path))];
    const byPath = new Map((await store.documents(library, paths)).map((each) => [each.path, each]));
    onStage("writing");
    const watch = { signal, onChecking: () => onStage("checking") };
    const written = await writing.answer(library, found, (path) => byPath.get(path), watch);
    for (const { text, reason } of written.dropped)
      events.emit("warn", "answer.claim-blocked", { text, reason });
    tellHeld(events, "answer", written.value.claims.length, written.dropped);
    const byModel = written.writer === "model" || written.fallback;
    const reply: Reply = byModel ? { ...written.value, writer: written.writer } : written.value;
    if (reply.status !== "unclear") return reply;
    const claims = await headlines(library, reply);
    return { ...reply, claims, documents: documentsOf(claims) };
  }

  /** The first reading the documents answer; the first one's refusal when none is. */
  async function firstAnswered(asking: Asking, meant: readonly string[]) {
    let refusal: { searched: string; reply: Reply } | null = null;
    for (const searched of meant) {
      const outcome = { searched, reply: await reply(asking, searched) };
      if (outcome.reply.status !== "not-in-documents") return outcome;
      refusal ??= outcome;
    }
    return refusal ?? { searched: asking.question, reply: NOTHING };
  }

  async function meanings({ library, question, signal }: Asking, turns: readonly Turn[]) {
    const rules = readings(question, turns);
    const written = turns.some(({ answer }) => answer.claims.length > 0)
      ? await rewritten(library, question, turns, { ...parts, signal })
      : null;
    return written === null ? rules : [written];
  }

  return {
    async ask(library, asked, { conversation, by, onStage, signal } = {}) {
      const question = asked.trim().slice(0, MOST_CHARACTERS);
      const at = now();
      const started = performance.now();
      const asking = { library, question, onStage: onceEach(onStage), signal };
      const turns = conversation === undefined ? [] : await store.conversation(library, conversation);
      const continued = turnsContinued(question, recent(turns, at), by);
      const outcome = await firstAnswered(asking, await meanings(asking, continued));
      const answer: Answer = { question, ...outcome.reply };
      if (conversation !== undefined) {
        const asker = by === undefined ? {} : { by };
        const turn = { question, searched: outcome.searched, answer, at, ...asker };
        await store.appendTurn(library, conversation, turn, KEPT_TURNS);
      }
      const { status, claims, writer = "extractive" } = answer;
      const milliseconds = performance.now() - started;
      events.emit("info", "question.answered", { status, claims: claims.length, writer, milliseconds });
      return answer;
    },
  };
}

/** A second reading of the question is searched, written and checked again; the one who waits is not told twice. */
function onceEach(onStage: AskOptions["onStage"]): Asking["onStage"] {
  const told = new Set<AskingStage>();
  return (stage) => {
    if (told.has(stage)) return;
    told.add(stage);
    onStage?.(stage);
  };
}
