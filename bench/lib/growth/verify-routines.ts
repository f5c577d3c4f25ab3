import type { CitedSentence } from "../../../src/domain/writing/verify.ts";
import { DEFAULT_PACK } from "../../../src/text/languages/languages.ts";
import { words } from "../../../src/text/tokens/tokens.ts";
import { absentFigure } from "../../../src/verify/absent-figures.ts";
import { alignedSentence, alikeOf } from "../../../src/verify/alignment.ts";
import { checkAttribution, isSpeech } from "../../../src/verify/attribution.ts";
import { boundOf } from "../../../src/verify/bounds.ts";
import { checkCauses } from "../../../src/verify/causes.ts";
import { checkCertainty } from "../../../src/verify/certainty.ts";
import { checkDates } from "../../../src/verify/dates.ts";
import { checkEmphasis } from "../../../src/verify/emphasis.ts";
import { checkEvents } from "../../../src/verify/events.ts";
import { isExtract } from "../../../src/verify/extract.ts";
import { findEvidence } from "../../../src/verify/find-evidence.ts";
import { list } from "../../../src/verify/finding.ts";
import { fold, foldedWords, foldQuotation } from "../../../src/verify/fold.ts";
import { checkNames } from "../../../src/verify/names.ts";
import { checkNegation } from "../../../src/verify/negation.ts";
import {
  affectsMeaning,
  isNegated,
  isNegation,
  mayNegate,
  withNegationsApart,
} from "../../../src/verify/negation-words.ts";
import { isCommonNoun } from "../../../src/verify/noun-capitals.ts";
import { agrees, countsSomethingElse, statedNumbers } from "../../../src/verify/number-agreement.ts";
import { checkNumbers } from "../../../src/verify/numbers.ts";
import { checkOpposites } from "../../../src/verify/opposites.ts";
import { containmentFinder, overlapFinder } from "../../../src/verify/overlap.ts";
import { isPeopleOf, withPlaces } from "../../../src/verify/places.ts";
import { polarityOf } from "../../../src/verify/polarity.ts";
import { checkQuotations } from "../../../src/verify/quotations.ts";
import { checkRoles } from "../../../src/verify/roles.ts";
import { matchScore } from "../../../src/verify/score.ts";
import { type ParsedText, parseClaim, parseSource, parseText } from "../../../src/verify/source.ts";
import { commonSubsequence } from "../../../src/verify/subsequence.ts";
import { checkLength, checkSupport } from "../../../src/verify/support.ts";
import { type Around, around } from "../../../src/verify/surroundings.ts";
import { termsOf } from "../../../src/verify/terms.ts";
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
  "verify/absent-figures.ts absentFigure": rule(absentFigure),
  "verify/alignment.ts alignedSentence": rule(alignedSentence),
  "verify/alignment.ts alikeOf": () => alikeOf(DEFAULT_PACK),
  "verify/attribution.ts checkAttribution": rule(checkAttribution),
  "verify/attribution.ts isSpeech": (text) => isSpeech(text, DEFAULT_PACK),
  "verify/bounds.ts boundOf": (text) => boundOf(text, text.length >> 1, (text.length >> 1) + 2),
  "verify/bounds.ts withinBound": NO_TEXT,
  "verify/causes.ts checkCauses": rule(checkCauses),
  "verify/certainty.ts checkCertainty": rule(checkCertainty),
  "verify/dates.ts checkDates": rule(checkDates),
  "verify/emphasis.ts checkEmphasis": rule(checkEmphasis),
  "verify/events.ts checkEvents": rule(checkEvents),
  "verify/extract.ts isExtract": rule(isExtract),
  "verify/find-evidence.ts findEvidence": (text) => [
    findEvidence(CLAIM, (text.match(/.{1,200}/gs) ?? []).map(cite), CLAIM),
    findEvidence(`Not ${text.slice(0, MAX_CLAIM)} so`, (text.match(/.{1,200}/gs) ?? []).map(cite), null),
  ],
  "verify/finding.ts list": (text) => list(text.split(" ")),
  "verify/fold.ts fold": fold,
  "verify/fold.ts foldQuotation": foldQuotation,
  "verify/fold.ts foldedWords": foldedWords,
  "verify/names.ts checkNames": rule(checkNames),
  "verify/negation-words.ts affectsMeaning": (text) => affectsMeaning(text.split(" "), DEFAULT_PACK),
  "verify/negation-words.ts isNegated": (text) => isNegated(text.split(" "), DEFAULT_PACK),
  "verify/negation-words.ts isNegation": (text) => isNegation(text, DEFAULT_PACK),
  "verify/negation-words.ts mayNegate": (text) => mayNegate(text, DEFAULT_PACK),
  "verify/negation-words.ts withNegationsApart": (text) => withNegationsApart(text.split(" "), DEFAULT_PACK),
  "verify/negation.ts checkNegation": rule(checkNegation),
  "verify/noun-capitals.ts isCommonNoun": (text) =>
    isCommonNoun(
      "hafen",
      parseClaim("Der Hafen", [{ ...cite(text), language: "de" }]),
      parseSource([cite(text)]),
    ),
  "verify/number-agreement.ts agrees": (text) => {
    const stated = statedNumbers(parseClaim(text, []));
    return stated.map((number, i) => agrees(number, stated[i + 1] ?? number, undefined));
  },
  "verify/number-agreement.ts countsSomethingElse": (text) => {
    const [first, ...others] = statedNumbers(parseClaim(text, []));
    return first !== undefined && countsSomethingElse(first, others);
  },
  "verify/number-agreement.ts isClose": NO_TEXT,
  "verify/number-agreement.ts statedNumbers": (text) => statedNumbers(parseClaim(text, [])),
  "verify/numbers.ts checkNumbers": rule(checkNumbers),
  "verify/opposites.ts checkOpposites": rule(checkOpposites),
  "verify/overlap.ts containmentFinder": (text) => {
    const isWithin = containmentFinder(words(text));
    return words(text).map(isWithin);
  },
  "verify/overlap.ts overlapFinder": (text) => {
    const overlaps = overlapFinder(words(text));
    return words(text).map(overlaps);
  },
  "verify/places.ts isPeopleOf": (text) => isPeopleOf(text, `${text}ians`),
  "verify/places.ts withPlaces": (text) => withPlaces(foldedWords(text)),
  "verify/polarity.ts polarityOf": (text) => polarityOf(parseClaim(text, [])).stems(),
  "verify/quotations.ts checkQuotations": rule(checkQuotations),
  "verify/roles.ts checkRoles": rule(checkRoles),
  "verify/score.ts matchScore": rule(matchScore),
  "verify/source.ts parseClaim": (text) => readAll(parseClaim(text, [cite(text)])),
  "verify/source.ts parseText": (text) => readAll(parseText({ ...cite(text), language: "de" })),
  "verify/source.ts parseSource": (text) => parseSource([cite(text)]).map(readAll),
  "verify/subsequence.ts commonSubsequence": (text) =>
    commonSubsequence(
      Array.from({ length: 1_000 }, (_, i) => i % 7),
      Array.from(text.slice(0, text.length / 8), (letter) => letter.charCodeAt(0) % 7),
    ),
  "verify/support.ts checkLength": (text) => checkLength(parseClaim(text, [])),
  "verify/support.ts checkSupport": rule((claim, source) => checkSupport(claim, source, 1)),
  "verify/surroundings.ts around": (text) =>
    around({ title: text, context: [text] }, []).supply((parsed) => readAll(parsed) === null),
  "verify/terms.ts termsOf": termsOf,
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
