import { mayNegate } from "../negation/negation-words.ts";
import { alignedSentence } from "../parsing/alignment.ts";
import type { Finding } from "../parsing/finding.ts";
import type { ParsedText } from "../parsing/source.ts";
import type { Term } from "../parsing/terms.ts";
import { isSpeech } from "./attribution.ts";

/** Words from "may" or "plans to" to what it makes uncertain. */
const REACH = 5;
/** A sentence with less of the claim's content words may speak of something else. */
const MIN_SHARE = 0.5;

/**
 * Blocks a claim that is surer than its sentence: without the "may", "alleged" or "plans to" that stands before something that
 * the claim says. Any word of the kind will do, and for a plan also "will".
 */
export function checkCertainty(claim: ParsedText, source: readonly ParsedText[]): Finding | null {
  const aligned = alignedSentence(claim, source);
  if (aligned === null || aligned.share < MIN_SHARE) return null;
  const { sentence, isClaimed } = aligned;
  const terms = sentence.terms();
  for (const [at, term] of terms.entries()) {
    const kind = uncertaintyOf(sentence, at);
    if (kind === null) continue;
    const governed = governedBy(terms, kind === "unsaid" ? at + 1 : at);
    if (governed === undefined || !isClaimed(governed) || isSurelySaid(source, sentence, governed)) continue;
    if (isKept(claim, { before: terms[at - 1], governed, kind })) continue;
    const detail = `the cited sentence says "${term.word}"; the claim states it as a fact`;
    return { reason: "certainty", detail };
  }
  return null;
}

type Uncertainty = "possible" | "rumoured" | "planned" | "denied" | "unsaid";

/** What makes uncertain at a word of a sentence: a "may" or "alleged", a plan, a denial, or a "has not said"; null for other words. */
function uncertaintyOf({ terms, pack }: ParsedText, at: number): Uncertainty | null {
  const { possibility, rumour, plan, denyingSpeech } = pack.claimRelations;
  const word = terms()[at]?.word ?? "";
  if (denyingSpeech.has(word)) return "denied";
  if (plan.has(word)) return "planned";
  if (rumour.has(word)) return "rumoured";
  if (possibility.has(word)) return "possible";
  const isUnsaid = mayNegate(word, pack) && isSpeech(terms()[at + 1]?.word ?? "", pack);
  return isUnsaid ? "unsaid" : null;
}

/** Words before and after what was uncertain where a claim may say so. */
const KEPT_BEFORE = 9;
const KEPT_AFTER = 4;
/** Words between the words around a "may", with "will have" in its place. */
const MAX_INSTEAD = 3;

interface UncertainPlace {
  /** The word before the word of uncertainty. */
  readonly before: Term | undefined;
  readonly governed: Term;
  readonly kind: Uncertainty;
}

/**
 * Whether the claim says of what was uncertain that it is: by any such word near it, and of a plan by "will" or the present tense.
 * Where the claim has the words around the word of uncertainty, only one between them counts.
 */
function isKept(claim: ParsedText, { before, governed, kind }: UncertainPlace): boolean {
  const { possibility, rumour, plan, future, softening, denyingSpeech, infinitive, pastTense } =
    claim.pack.claimRelations;
  const hedges = [
    possibility,
    rumour,
    softening,
    denyingSpeech,
    ...(kind === "rumoured" || kind === "denied" ? [] : [plan]),
  ];
  const isHedge = ({ word }: Term) => hedges.some((words) => words.has(word)) || mayNegate(word, claim.pack);
  const terms = claim.terms();
  const places = [...terms.keys()].filter((at) => terms[at]?.stem === governed.stem);
  const instead = places.flatMap((at) => wordsBetween(terms, before, at));
  const around = places.flatMap((at) => terms.slice(Math.max(0, at - KEPT_BEFORE), at + KEPT_AFTER));
  const near = instead[0] ?? (places.length === 0 ? terms : around);
  if (near.some(isHedge)) return true;
  if (kind !== "planned") return false;
  const isInfinitive = places.some((at) => infinitive.has(terms[at - 1]?.word ?? ""));
  return (
    isInfinitive ||
    terms.some(({ word }) => future.has(word)) ||
    !terms.some(({ word }) => pastTense.test(word))
  );
}

/** The few words between a word and the place of another that follows it; none if it is not there. */
function wordsBetween(terms: readonly Term[], before: Term | undefined, at: number): (readonly Term[])[] {
  const lead = terms.slice(Math.max(0, at - MAX_INSTEAD - 1), at);
  const start = lead.findLastIndex(({ word }) => word === before?.word);
  return start < 0 ? [] : [lead.slice(start + 1)];
}

/** The first content word after a word of uncertainty, in its clause. */
function governedBy(terms: readonly Term[], at: number): Term | undefined {
  const from = terms[at];
  return terms.slice(at + 1, at + 1 + REACH).find((term) => !term.isStop && term.clause === from?.clause);
}

/** Whether another cited sentence has the word without a word of uncertainty. */
function isSurelySaid(source: readonly ParsedText[], sentence: ParsedText, { stem }: Term): boolean {
  return source.some((other) => {
    if (other === sentence || !other.stemSet().has(stem)) return false;
    const { possibility, rumour, plan } = other.pack.claimRelations;
    return !other.words.some((word) => possibility.has(word) || rumour.has(word) || plan.has(word));
  });
}
