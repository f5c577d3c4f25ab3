import type { LanguagePack } from "../../text/languages/language-pack.ts";
import { type Aligned, alignedSentence } from "../parsing/alignment.ts";
import type { Finding } from "../parsing/finding.ts";
import type { ParsedText } from "../parsing/source.ts";
import type { Term } from "../parsing/terms.ts";

/** Words before or after a verb of speech that may name the speaker. */
const REACH = 9;
/** A sentence with less of the claim's content words may speak of something else. */
const MIN_SHARE = 0.5;
/** A claim with this share of its pairs of words in the sentence, one after the other, is the sentence itself, cut. */
const COPY_SHARE = 0.7;

/**
 * Blocks a claim that is what somebody said, word for word and without them, or that names another speaker. What authorities report
 * and what somebody says of themselves may be told without them, as careful writers do.
 */
export function checkAttribution(claim: ParsedText, source: readonly ParsedText[]): Finding | null {
  const aligned = alignedSentence(claim, source);
  if (aligned === null || aligned.share < MIN_SHARE) return null;
  const claimed = speechIn(claim);
  const dropped = speechIn(aligned.sentence).find(
    (speech) => !claimed.some(({ word }) => word === speech.word) && isDropped(claim, aligned, speech),
  );
  if (dropped !== undefined) {
    const detail = `the cited sentence tells who ${dropped.word} it; the claim does not`;
    return { reason: "attribution", detail };
  }
  const [speech] = claimed;
  const other =
    speech === undefined ? null : otherSpeaker(claim, speech, { sentence: aligned.sentence, source });
  if (other === null) return null;
  const detail = `the claim names ${other} as the speaker; the cited sentence names another`;
  return { reason: "attribution", detail };
}

/** Whether the claim is what the verb of speech reports, in its very words, and the speaker is none to be left out. */
function isDropped(claim: ParsedText, aligned: Aligned, speech: Term): boolean {
  const { sentence, isClaimed } = aligned;
  if (!governs(aligned, speech)) return false;
  const speaker = speakerTerms(sentence, speech);
  const isFact = speaker.some(({ word }) => sentence.pack.claimRelations.factSpeakers.has(word));
  return !isFact && !speaker.some(isClaimed) && copiedShare(claim, sentence) >= COPY_SHARE;
}

/** Content words after "..., he said" at the end of a sentence: a day, a place. */
const MAX_AFTER_SPEECH = 4;

/** Whether what is said holds most of the claim: it follows the verb of speech, or stands before it and little follows. */
function governs({ sentence, isClaimed }: Aligned, speech: Term): boolean {
  const { passive, relative } = sentence.pack.claimRelations;
  const terms = sentence.terms();
  const at = terms.indexOf(speech);
  const lead = terms.slice(Math.max(0, at - REACH), at).filter(({ clause }) => clause === speech.clause);
  if (lead.some(({ word }) => relative.has(word)) || passive.has(terms[at - 1]?.word ?? "")) return false;
  const content = (part: readonly Term[]) => part.filter(({ isStop }) => !isStop);
  const [before, after] = [content(terms.slice(0, at)), content(terms.slice(at + 1))];
  const [claimedBefore, claimedAfter] = [before.filter(isClaimed).length, after.filter(isClaimed).length];
  return claimedAfter > claimedBefore || (claimedAfter === 0 && after.length <= MAX_AFTER_SPEECH);
}

/** The share of a claim's pairs of neighbouring words that the sentence has, 0..1. */
function copiedShare(claim: ParsedText, sentence: ParsedText): number {
  const pairs = (words: readonly string[]) => words.slice(1).map((word, at) => `${words[at]} ${word}`);
  const [claimed, known] = [pairs(claim.words), new Set(pairs(sentence.words))];
  return claimed.filter((pair) => known.has(pair)).length / Math.max(1, claimed.length);
}

/** The verbs of speech of a text. */
function speechIn({ terms, pack }: ParsedText): Term[] {
  return terms().filter(({ word }) => isSpeech(word, pack));
}

/** Whether a folded word is a verb of speech or names a speaker. */
export function isSpeech(word: string, { reporting, claimRelations }: LanguagePack): boolean {
  return (
    claimRelations.speech.has(word) || (reporting.verbs.has(word) && claimRelations.pastTense.test(word))
  );
}

/**
 * The content words that name a speaker: those before the verb in its clause, none for a pronoun; where nothing stands there,
 * those after it ("said the mayor").
 */
function speakerTerms({ terms }: ParsedText, speech: Term): Term[] {
  const all = terms();
  const at = all.indexOf(speech);
  const inClause = ({ clause }: Term) => clause === speech.clause;
  const before = all.slice(Math.max(0, at - REACH), at).filter(inClause);
  const subject = before.length > 0 ? before : all.slice(at + 1, at + 1 + REACH).filter(inClause);
  return subject.filter(({ isStop }) => !isStop);
}

interface SpeakerPlace {
  readonly sentence: ParsedText;
  readonly source: readonly ParsedText[];
}

/** The name right before or after the claim's verb of speech, if the sentence has it nowhere but has another speaker by name. */
function otherSpeaker(claim: ParsedText, speech: Term, { sentence, source }: SpeakerPlace): string | null {
  if (claim.pack.names.capitalizedNouns) return null;
  const stranger = unknownSpeaker(claim, speech, source);
  if (stranger !== null) return stranger;
  const named = claim
    .names()
    .find(
      ({ start, end }) =>
        (end <= speech.start && speech.start - end < 12) || (start >= speech.end && start - speech.end < 5),
    );
  if (named === undefined) return null;
  const stems = claim
    .terms()
    .filter(({ start, end, isStop }) => !isStop && start >= named.start && end <= named.end + 2);
  if (stems.some(({ stem }) => source.some((other) => other.stemSet().has(stem)))) return null;
  const speaker = speechIn(sentence).flatMap((verb) => speakerTerms(sentence, verb));
  const theirs = sentence
    .names()
    .filter(({ start, end }) => speaker.some((term) => term.start >= start && term.end <= end + 2));
  return theirs.length === 0 ? null : named.text;
}

/** A speaker in two or more words right before the claim's verb of speech ("donald trump told"), none of which the sentence has. */
function unknownSpeaker(claim: ParsedText, speech: Term, source: readonly ParsedText[]): string | null {
  const terms = claim.terms();
  const at = terms.indexOf(speech);
  const before = terms.slice(Math.max(0, at - 2), at);
  const isStrange = (term: Term) =>
    !term.isStop &&
    term.clause === speech.clause &&
    !source.some((sentence) => sentence.stemSet().has(term.stem)) &&
    /^\p{L}/u.test(term.word);
  return before.length === 2 && before.every(isStrange) ? before.map(({ word }) => word).join(" ") : null;
}
