import { takeTurn } from "../../async/take-turn.ts";
import { statedDate } from "../../domain/core/published-time.ts";
import type { Claim, DroppedClaim, Evidence, Supplier } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { CitedSentence, Surroundings, Verify } from "../../domain/writing/verify.ts";
import { foldSpaces } from "../../text/tokens/fold-spaces.ts";

/** Finds a cited document by path; undefined if the writer was not given that document. */
export type DocumentLookup = (path: string) => Document | undefined;

/** A text whose claims all match their sources, and the claims that were dropped from it. */
export interface CheckedText<T> {
  readonly value: T;
  /** Claims that matched as written; the others were replaced or left out. */
  readonly matched: number;
  readonly dropped: readonly DroppedClaim[];
}

/** The claim to show, or null; and the blocked original, if it was blocked. */
export interface CheckedClaim {
  readonly claim: Claim | null;
  readonly dropped: DroppedClaim | null;
}

/** The sentences that a piece of evidence cites; null if there are none or they do not contain its quote. */
function citedSentences(evidence: Evidence, find: DocumentLookup): readonly CitedSentence[] | null {
  const document = find(evidence.document);
  if (document === undefined || evidence.sentences.length === 0) return null;
  const date = statedDate(document.published);
  const cited: CitedSentence[] = [];
  for (const number of evidence.sentences) {
    const text = document.sentences[number - 1];
    if (text === undefined) return null;
    cited.push({ text, statedDate: date, language: document.language });
  }
  if (cited.length === 1 && cited[0]?.text === evidence.quote) return cited;
  const quoted = foldSpaces(cited.map((sentence) => sentence.text).join(" "));
  return quoted.includes(foldSpaces(evidence.quote)) ? cited : null;
}

/** What stands around cited sentences, with the number of each sentence of the context and of the title (null: not in the text). */
interface Near {
  readonly surroundings: Surroundings;
  readonly contextNumbers: readonly number[];
  readonly titleNumber: number | null;
}

/** Sentences before the first cited one, and at the document's beginning, that may name what a cited one only refers to. */
const SENTENCES_BEFORE = 3;
const OPENING_SENTENCES = 2;

function surroundingsOf({ document: path, sentences }: Evidence, find: DocumentLookup): Near {
  const document = find(path);
  if (document === undefined)
    return { surroundings: { title: null, context: [] }, contextNumbers: [], titleNumber: null };
  const first = sentences[0] ?? 1;
  const before = Array.from({ length: SENTENCES_BEFORE }, (_, at) => first - 1 - at);
  const opening = Array.from({ length: OPENING_SENTENCES }, (_, at) => at + 1);
  const numbers = [...new Set([...before, ...opening])];
  const contextNumbers = numbers.filter(
    (number) => number >= 1 && !sentences.includes(number) && number <= document.sentences.length,
  );
  const titleAt = document.sentences.indexOf(document.title);
  return {
    surroundings: {
      title: document.titleFrom === "file-name" ? null : document.title,
      context: contextNumbers.map((number) => document.sentences[number - 1] ?? ""),
    },
    contextNumbers,
    titleNumber: titleAt < 0 ? null : titleAt + 1,
  };
}

/** The evidence with the sentences of the first document that the verdict names as suppliers. A title outside the text has none. */
function withSuppliers(
  evidence: readonly Evidence[],
  suppliers: readonly Supplier[],
  { surroundings, contextNumbers, titleNumber }: Near,
): readonly Evidence[] {
  const [first] = evidence;
  if (first === undefined) return evidence;
  const supplied = suppliers.flatMap(({ from, index }): Evidence[] => {
    const number = from === "title" ? titleNumber : contextNumbers[index];
    const quote = from === "title" ? surroundings.title : surroundings.context[index];
    return number == null || quote == null ? [] : [{ document: first.document, sentences: [number], quote }];
  });
  return [...evidence, ...supplied];
}

/** The first cited sentence, as a replacement for a blocked claim; null if that sentence is blocked too. */
function sourceSentence(evidence: Evidence, find: DocumentLookup, verify: Verify): Claim | null {
  const first = evidence.sentences[0];
  if (first === undefined) return null;
  const text = find(evidence.document)?.sentences[first - 1];
  if (text === undefined || verify(text, [{ text, statedDate: null }]).status === "blocked") return null;
  return { text, evidence: [{ document: evidence.document, sentences: [first], quote: text }] };
}

interface ExistingEvidence {
  readonly evidence: Evidence;
  readonly cited: readonly CitedSentence[];
}

/**
 * If the first evidence supports a claim by itself, it and those of the others that do so, too: a sentence that is only similar
 * may say the opposite. Null if it does not, as where a claim combines sentences.
 */
function supportingAlone(
  text: string,
  existing: readonly ExistingEvidence[],
  verify: Verify,
): readonly Evidence[] | null {
  const supports = ({ cited }: ExistingEvidence) => verify(text, cited).status === "matched";
  const [first, ...others] = existing;
  if (first === undefined || !supports(first)) return null;
  return [first, ...others.filter(supports)].map(({ evidence }) => evidence);
}

/**
 * Checks a claim against its sources. Removes evidence that does not exist, and further evidence that does not support the
 * claim by itself if the first does. A claim that does not match the remaining evidence is blocked and replaced by the first
 * cited sentence if possible.
 */
export function checkClaim(claim: Claim, find: DocumentLookup, verify: Verify): CheckedClaim {
  const existing = claim.evidence.flatMap((evidence) => {
    const cited = citedSentences(evidence, find);
    return cited === null ? [] : [{ evidence, cited }];
  });
  const [first] = existing;
  if (first === undefined) {
    const detail = "it cites no sentence that exists";
    return { claim: null, dropped: { text: claim.text, reason: "unsupported", detail } };
  }
  const supporting = supportingAlone(claim.text, existing, verify);
  if (supporting !== null) return { claim: { ...claim, evidence: supporting }, dropped: null };
  const near = surroundingsOf(first.evidence, find);
  const verdict = verify(
    claim.text,
    existing.flatMap(({ cited }) => cited),
    near.surroundings,
  );
  if (verdict.status === "matched") {
    const evidence = existing.map((one) => one.evidence);
    return {
      claim: { ...claim, evidence: withSuppliers(evidence, verdict.suppliers ?? [], near) },
      dropped: null,
    };
  }
  return {
    claim: sourceSentence(first.evidence, find, verify),
    dropped: { text: claim.text, reason: verdict.reason, detail: verdict.detail },
  };
}

/**
 * Checks claims that compare sources. Blocked ones are dropped: a single sentence cannot replace a comparison. Yields to the event
 * loop before each claim: what it quotes may be thousands of characters without a full stop.
 */
export async function checkComparisons(
  claims: readonly Claim[],
  find: DocumentLookup,
  verify: Verify,
): Promise<CheckedText<readonly Claim[]>> {
  const checked: CheckedClaim[] = [];
  for (const claim of claims) {
    await takeTurn();
    checked.push(checkClaim(claim, find, verify));
  }
  return {
    value: checked.flatMap(({ claim, dropped }) => (claim === null || dropped !== null ? [] : [claim])),
    ...countsOf(checked),
  };
}

/** Checks claims in order and removes duplicate texts, which occur when source sentences replace blocked claims. */
export function checkClaims(
  claims: readonly Claim[],
  find: DocumentLookup,
  verify: Verify,
): CheckedText<readonly Claim[]> {
  const checked = claims.map((claim) => checkClaim(claim, find, verify));
  const unique = new Map<string, Claim>();
  for (const { claim } of checked)
    if (claim !== null && !unique.has(claim.text)) unique.set(claim.text, claim);
  return { value: [...unique.values()], ...countsOf(checked) };
}

function countsOf(checked: readonly CheckedClaim[]): Omit<CheckedText<never>, "value"> {
  return {
    matched: checked.filter(({ dropped }) => dropped === null).length,
    dropped: checked.flatMap(({ dropped }) => (dropped === null ? [] : [dropped])),
  };
}
