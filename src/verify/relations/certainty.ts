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
  const { possibility, rumour, plan, future, softening, infinitive, pastTense } = claim.pack.claimRelations;
  const hedges = [possibility, rumour, plan, softening];
  const isHedge = (word: string) => hedges.some((words) => words.has(word)) || mayNegate(word, claim.pack);
  if (claim.words.some(isHedge)) return null;
  const isPlanned =
    claim.words.some((word) => future.has(word)) || !claim.words.some((word) => pastTense.test(word));
  const infinitives = claim
    .terms()
    .flatMap(({ stem }, at, all) => (infinitive.has(all[at - 1]?.word ?? "") ? [stem] : []));
  const terms = aligned.sentence.terms();
  for (const [at, term] of terms.entries()) {
    const isPlan = plan.has(term.word);
    const isUnsaid =
      mayNegate(term.word, aligned.sentence.pack) &&
      isSpeech(terms[at + 1]?.word ?? "", aligned.sentence.pack);
    if (!isPlan && !isUnsaid && !possibility.has(term.word) && !rumour.has(term.word)) continue;
    if (isPlan && isPlanned) continue;
    const governed = governedBy(terms, isUnsaid ? at + 1 : at);
    if (
      governed === undefined ||
      (isPlan && infinitives.includes(governed.stem)) ||
      !aligned.isClaimed(governed) ||
      isSurelySaid(source, aligned.sentence, governed)
    )
      continue;
    return {
      reason: "certainty",
      detail: `the cited sentence says "${term.word}"; the claim states it as a fact`,
    };
  }
  return null;
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
