import type { CitedSentence } from "../../../src/domain/writing/verify.ts";
import { DEFAULT_PACK } from "../../../src/text/languages/languages.ts";
import { words } from "../../../src/text/tokens/tokens.ts";
import { absentFigure } from "../../../src/verify/figures/absent-figures.ts";
import { boundOf } from "../../../src/verify/figures/bounds.ts";
import { checkDates } from "../../../src/verify/figures/dates.ts";
import { agrees, countsSomethingElse, statedNumbers } from "../../../src/verify/figures/number-agreement.ts";
import { checkNumbers } from "../../../src/verify/figures/numbers.ts";
import { findEvidence } from "../../../src/verify/find-evidence.ts";
import { checkNames } from "../../../src/verify/naming/names.ts";
import { isCommonNoun } from "../../../src/verify/naming/noun-capitals.ts";
import { isPeopleOf, withPlaces } from "../../../src/verify/naming/places.ts";
import { checkNegation } from "../../../src/verify/negation/negation.ts";
import {
  affectsMeaning,
  isNegated,
  isNegation,
  mayNegate,
  withNegationsApart,
} from "../../../src/verify/negation/negation-words.ts";
import { polarityOf } from "../../../src/verify/negation/polarity.ts";
import { isExtract } from "../../../src/verify/overlap/extract.ts";
import { checkQuotations } from "../../../src/verify/overlap/quotations.ts";
import { matchScore } from "../../../src/verify/overlap/score.ts";
import { commonSubsequence } from "../../../src/verify/overlap/subsequence.ts";
import { checkLength, checkSupport } from "../../../src/verify/overlap/support.ts";
import { alignedSentence, alikeOf } from "../../../src/verify/parsing/alignment.ts";
import { list } from "../../../src/verify/parsing/finding.ts";
import { fold, foldedWords, foldQuotation } from "../../../src/verify/parsing/fold.ts";
import { containmentFinder, overlapFinder } from "../../../src/verify/parsing/overlap.ts";
import { type ParsedText, parseClaim, parseSource, parseText } from "../../../src/verify/parsing/source.ts";
import { type Around, around } from "../../../src/verify/parsing/surroundings.ts";
import { termsOf } from "../../../src/verify/parsing/terms.ts";
import { checkAttribution, isSpeech } from "../../../src/verify/relations/attribution.ts";
import { checkCauses } from "../../../src/verify/relations/causes.ts";
import { checkCertainty } from "../../../src/verify/relations/certainty.ts";
import { checkEmphasis } from "../../../src/verify/relations/emphasis.ts";
import { checkEvents } from "../../../src/verify/relations/events.ts";
import { checkOpposites } from "../../../src/verify/relations/opposites.ts";
import { checkRoles } from "../../../src/verify/relations/roles.ts";
import { supportingSentences } from "../../../src/verify/supporting.ts";
import { verify } from "../../../src/verify/verify.ts";
import type { Routine } from "./measure-growth.ts";
import { NO_TEXT, type RoutineTable } from "./routine-table.ts";

const CLAIM =
  'Mayor Ada Solberg said on Monday, 6 May, that 12 of 41 boats had not left "the harbour of Port Quill".';
const cite = (text: string): CitedSentence => ({ text, statedDate: "2024-05-06" });
/** The longest claim that is compared with its sources. */
const MAX_CLAIM = 5_000;

/** A rule of a claim, its sources and what stands around them: with a long source, and with a long claim, which is not in the source word for word. */
function rule(check: (claim: ParsedText, source: readonly ParsedText[], near: Around) => unknown): Routine {
  return (text) => {
    const near = around({ title: CLAIM, context: [text] }, [cite(text)]);
    check(parseClaim(CLAIM, [cite(text)]), parseSource([cite(text)]), near);
    const claim = text.slice(0, MAX_CLAIM);
    check(parseClaim(`Not ${claim} so`, [cite(claim)]), parseSource([cite(claim), cite(text)]), near);
  };
}

/** Every exported function of verify. */
export const VERIFY_ROUTINES: RoutineTable = {
  "verify/figures/absent-figures.ts absentFigure": rule(absentFigure),
  "verify/parsing/alignment.ts alignedSentence": rule(alignedSentence),
  "verify/parsing/alignment.ts alikeOf": () => alikeOf(DEFAULT_PACK),
  "verify/relations/attribution.ts checkAttribution": rule(checkAttribution),
  "verify/relations/attribution.ts isSpeech": (text) => isSpeech(text, DEFAULT_PACK),
  "verify/figures/bounds.ts boundOf": (text) => boundOf(text, text.length >> 1, (text.length >> 1) + 2),
  "verify/figures/bounds.ts withinBound": NO_TEXT,
  "verify/relations/causes.ts checkCauses": rule(checkCauses),
  "verify/relations/certainty.ts checkCertainty": rule(checkCertainty),
  "verify/figures/dates.ts checkDates": rule(checkDates),
  "verify/relations/emphasis.ts checkEmphasis": rule(checkEmphasis),
  "verify/relations/events.ts checkEvents": rule(checkEvents),
  "verify/overlap/extract.ts isExtract": rule(isExtract),
  "verify/find-evidence.ts findEvidence": (text) => [
    findEvidence(CLAIM, (text.match(/.{1,200}/gs) ?? []).map(cite), CLAIM),
    findEvidence(`Not ${text.slice(0, MAX_CLAIM)} so`, (text.match(/.{1,200}/gs) ?? []).map(cite), null),
  ],
  "verify/parsing/finding.ts list": (text) => list(text.split(" ")),
  "verify/parsing/fold.ts fold": fold,
  "verify/parsing/fold.ts foldQuotation": foldQuotation,
  "verify/parsing/fold.ts foldedWords": foldedWords,
  "verify/naming/names.ts checkNames": rule(checkNames),
  "verify/negation/negation-words.ts affectsMeaning": (text) => affectsMeaning(text.split(" "), DEFAULT_PACK),
  "verify/negation/negation-words.ts isNegated": (text) => isNegated(text.split(" "), DEFAULT_PACK),
  "verify/negation/negation-words.ts isNegation": (text) => isNegation(text, DEFAULT_PACK),
  "verify/negation/negation-words.ts mayNegate": (text) => mayNegate(text, DEFAULT_PACK),
  "verify/negation/negation-words.ts withNegationsApart": (text) =>
    withNegationsApart(text.split(" "), DEFAULT_PACK),
  "verify/negation/negation.ts checkNegation": rule(checkNegation),
  "verify/naming/noun-capitals.ts isCommonNoun": (text) =>
    isCommonNoun(
      "hafen",
      parseClaim("Der Hafen", [{ ...cite(text), language: "de" }]),
      parseSource([cite(text)]),
    ),
  "verify/figures/number-agreement.ts agrees": (text) => {
    const stated = statedNumbers(parseClaim(text, []));
    return stated.map((number, i) => agrees(number, stated[i + 1] ?? number, undefined));
  },
  "verify/figures/number-agreement.ts countsSomethingElse": (text) => {
    const [first, ...others] = statedNumbers(parseClaim(text, []));
    return first !== undefined && countsSomethingElse(first, others);
  },
  "verify/figures/number-agreement.ts isClose": NO_TEXT,
  "verify/figures/number-agreement.ts statedNumbers": (text) => statedNumbers(parseClaim(text, [])),
  "verify/figures/numbers.ts checkNumbers": rule(checkNumbers),
  "verify/relations/opposites.ts checkOpposites": rule(checkOpposites),
  "verify/parsing/overlap.ts containmentFinder": (text) => {
    const isWithin = containmentFinder(words(text));
    return words(text).map(isWithin);
  },
  "verify/parsing/overlap.ts overlapFinder": (text) => {
    const overlaps = overlapFinder(words(text));
    return words(text).map(overlaps);
  },
  "verify/naming/places.ts isPeopleOf": (text) => isPeopleOf(text, `${text}ians`),
  "verify/naming/places.ts withPlaces": (text) => withPlaces(foldedWords(text)),
  "verify/negation/polarity.ts polarityOf": (text) => polarityOf(parseClaim(text, [])).stems(),
  "verify/overlap/quotations.ts checkQuotations": rule(checkQuotations),
  "verify/relations/roles.ts checkRoles": rule(checkRoles),
  "verify/overlap/score.ts matchScore": rule(matchScore),
  "verify/parsing/source.ts parseClaim": (text) => readAll(parseClaim(text, [cite(text)])),
  "verify/parsing/source.ts parseText": (text) => readAll(parseText({ ...cite(text), language: "de" })),
  "verify/parsing/source.ts parseSource": (text) => parseSource([cite(text)]).map(readAll),
  "verify/overlap/subsequence.ts commonSubsequence": (text) =>
    commonSubsequence(
      Array.from({ length: 1_000 }, (_, i) => i % 7),
      Array.from(text.slice(0, text.length / 8), (letter) => letter.charCodeAt(0) % 7),
    ),
  "verify/overlap/support.ts checkLength": (text) => checkLength(parseClaim(text, [])),
  "verify/overlap/support.ts checkSupport": rule((claim, source) => checkSupport(claim, source, 1)),
  "verify/parsing/surroundings.ts around": (text) =>
    around({ title: text, context: [text] }, []).supply((parsed) => readAll(parsed) === null),
  "verify/parsing/terms.ts termsOf": termsOf,
  "verify/supporting.ts supportingSentences": (text) => supportingSentences(CLAIM, [cite(text)]),
  "verify/verify.ts verify": (text) => [
    verify(CLAIM, [cite(text)]),
    verify(`Not ${text} so`, [cite(text)]),
    verify(`Not ${text} so`, [cite(CLAIM)]),
    verify(CLAIM, (text.match(/.{1,200}/gs) ?? []).map(cite)),
  ],
};

function readAll(parsed: ParsedText): unknown {
  return [parsed.stems(), parsed.numbers(), parsed.dates(), parsed.names(), parsed.terms()];
}
