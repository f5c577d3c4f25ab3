import { isStopStem, stems } from "../text/tokens.ts";
import type { Finding } from "./finding.ts";
import { isNegation, isTurned, withNegationsApart } from "./negation-words.ts";
import type { ReadText } from "./source.ts";

/** A text's words with negations apart, their stems, and where each negation's predicate stands. */
interface Polarity {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly negated: readonly { readonly at: number; readonly predicate: number }[];
}

/** How many words a negation may stand before its predicate ("not yet been found"). */
const REACH = 5;
/** A negation or withholding word this many words before or two after a predicate may belong to it. */
const SCOPE = 8;
/** The least share of the claim's other content words that must stand in the sentence it is held against. */
const SAME_CONTEXT = 0.6;
/** "not only", "no doubt", "no. 10": negations in form only. */
const FORM_ONLY = new Set("onli just doubt mere mention matter least fewer less more".split(" "));
const WEAK = new Set(
  "be been being am do doe did done get got could would should can may might must will shall ani anyon anyth ever yet even so veri too immedi current far also still necessarili yet one onc other".split(
    " ",
  ),
);

/**
 * Blocks a claim that negates what its sentences affirm, or affirms what they negate: the same predicate, with
 * mostly the same words around it, negated on one side only. Opposite words ("rose", "fell") are not known to it.
 */
export function checkNegation(claim: ReadText, source: readonly ReadText[]): Finding | null {
  const said = polarity(claim);
  const sentences = source.map(polarity);
  if (said.negated.length === 0 && sentences.every((sentence) => sentence.negated.length === 0)) return null;
  for (const { predicate } of said.negated) {
    const word = said.stems[predicate] ?? "";
    if (isAffirmed(word, sentences) && sentences.some((sentence) => isAbout(said, sentence, word))) {
      return {
        reason: "negation",
        detail: `the claim negates "${said.words[predicate]}"; the cited sentences affirm it`,
      };
    }
  }
  for (const sentence of sentences) {
    const turned = sentence.negated.find(
      ({ predicate }) =>
        isDropped(sentence.stems[predicate] ?? "", said, sentences) &&
        isAbout(said, sentence, sentence.stems[predicate] ?? ""),
    );
    if (turned === undefined) continue;
    return {
      reason: "negation",
      detail: `the cited sentences negate "${sentence.words[turned.predicate]}"; the claim affirms it`,
    };
  }
  return null;
}

function polarity(read: ReadText): Polarity {
  const words = withNegationsApart(read.words);
  if (!words.some(isNegation)) return { words, stems: stems(words.join(" ")), negated: [] };
  const all = stems(words.join(" "));
  const negated = words.flatMap((word, at) => {
    const predicate = isNegation(word) ? predicateAfter(all, at) : null;
    return predicate === null ? [] : [{ at, predicate }];
  });
  return { words, stems: all, negated };
}

/** The first content word after a negation, or null when it is one in form only. */
function predicateAfter(all: readonly string[], at: number): number | null {
  if (FORM_ONLY.has(all[at + 1] ?? "")) return null;
  for (let next = at + 1; next <= at + REACH && next < all.length; next++) {
    const stem = all[next] ?? "";
    if (!isStopStem(stem) && !WEAK.has(stem)) return /^\d/.test(stem) ? null : next;
  }
  return null;
}

/** Whether the sentences hold the predicate, and nowhere within reach of a negation. */
function isAffirmed(predicate: string, sentences: readonly Polarity[]): boolean {
  const places = sentences.flatMap((sentence) => placesOf(predicate, sentence));
  return places.length > 0 && places.every((near) => !isTurned(near));
}

/** Whether the claim holds the predicate un-negated, and the sentences nowhere do. */
function isDropped(predicate: string, claim: Polarity, sentences: readonly Polarity[]): boolean {
  const claimed = placesOf(predicate, claim);
  if (claimed.length === 0 || claimed.some(isTurned)) return false;
  return sentences.every((sentence) => placesOf(predicate, sentence).every(isTurned));
}

/** For each place of a stem: the words around it that may negate it. */
function placesOf(stem: string, { stems: all, words }: Polarity): string[][] {
  return all.flatMap((other, at) => (other === stem ? [words.slice(Math.max(0, at - SCOPE), at + 3)] : []));
}

function isAbout(claim: Polarity, sentence: Polarity, predicate: string): boolean {
  const known = new Set(sentence.stems);
  if (!known.has(predicate)) return false;
  const others = claim.stems.filter((stem) => stem !== predicate && !isStopStem(stem) && !isNegation(stem));
  const shared = others.filter((stem) => known.has(stem)).length;
  return shared >= 1 && shared / others.length >= SAME_CONTEXT;
}
