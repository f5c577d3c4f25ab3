import type { CitedSentence } from "../../../src/domain/writing/verify.ts";
import { words } from "../../../src/text/tokens/tokens.ts";
import { absentFigure } from "../../../src/verify/absent-figures.ts";
import { boundOf } from "../../../src/verify/bounds.ts";
import { checkDates } from "../../../src/verify/dates.ts";
import { isExtract } from "../../../src/verify/extract.ts";
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
import { agrees, countsSomethingElse, statedNumbers } from "../../../src/verify/number-agreement.ts";
import { checkNumbers } from "../../../src/verify/numbers.ts";
import { containmentFinder, overlapFinder } from "../../../src/verify/overlap.ts";
import { isPeopleOf, withPlaces } from "../../../src/verify/places.ts";
import { polarityOf } from "../../../src/verify/polarity.ts";
import { checkQuotations } from "../../../src/verify/quotations.ts";
import { matchScore } from "../../../src/verify/score.ts";
import { type ParsedText, parseClaim, parseSource } from "../../../src/verify/source.ts";
import { commonSubsequence } from "../../../src/verify/subsequence.ts";
import { checkLength, checkSupport } from "../../../src/verify/support.ts";
import { verify } from "../../../src/verify/verify.ts";
import type { Routine } from "./measure-growth.ts";
import { NO_TEXT, type RoutineTable } from "./routine-table.ts";

const CLAIM =
  'Mayor Ada Solberg said on Monday, 6 May, that 12 of 41 boats had not left "the harbour of Port Quill".';
const cite = (text: string): CitedSentence => ({ text, statedDate: "2024-05-06" });
/** The longest claim that is compared with its sources. */
const MAX_CLAIM = 5_000;

/** A rule of a claim and its sources: with a long source, and with a long claim, which is not in the source word for word. */
function rule(check: (claim: ParsedText, source: readonly ParsedText[]) => unknown): Routine {
  return (text) => {
    check(parseClaim(CLAIM, [cite(text)]), parseSource([cite(text)]));
    const claim = text.slice(0, MAX_CLAIM);
    check(parseClaim(`Not ${claim} so`, [cite(claim)]), parseSource([cite(claim), cite(text)]));
  };
}

/** Every exported function of verify. */
export const VERIFY_ROUTINES: RoutineTable = {
  "verify/absent-figures.ts absentFigure": rule(absentFigure),
  "verify/bounds.ts boundOf": (text) => boundOf(text, text.length >> 1, (text.length >> 1) + 2),
  "verify/bounds.ts withinBound": NO_TEXT,
  "verify/dates.ts checkDates": rule(checkDates),
  "verify/extract.ts isExtract": rule(isExtract),
  "verify/finding.ts list": (text) => list(text.split(" ")),
  "verify/fold.ts fold": fold,
  "verify/fold.ts foldQuotation": foldQuotation,
  "verify/fold.ts foldedWords": foldedWords,
  "verify/names.ts checkNames": rule(checkNames),
  "verify/negation-words.ts affectsMeaning": (text) => affectsMeaning(text.split(" ")),
  "verify/negation-words.ts isNegated": (text) => isNegated(text.split(" ")),
  "verify/negation-words.ts isNegation": isNegation,
  "verify/negation-words.ts mayNegate": mayNegate,
  "verify/negation-words.ts withNegationsApart": (text) => withNegationsApart(text.split(" ")),
  "verify/negation.ts checkNegation": rule(checkNegation),
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
  "verify/score.ts matchScore": rule(matchScore),
  "verify/source.ts parseClaim": (text) => readAll(parseClaim(text, [cite(text)])),
  "verify/source.ts parseSource": (text) => parseSource([cite(text)]).map(readAll),
  "verify/subsequence.ts commonSubsequence": (text) =>
    commonSubsequence(
      Array.from({ length: 1_000 }, (_, i) => i % 7),
      Array.from(text.slice(0, text.length / 8), (letter) => letter.charCodeAt(0) % 7),
    ),
  "verify/support.ts checkLength": (text) => checkLength(parseClaim(text, [])),
  "verify/support.ts checkSupport": rule((claim, source) => checkSupport(claim, source, 1)),
  "verify/verify.ts verify": (text) => [
    verify(CLAIM, [cite(text)]),
    verify(`Not ${text} so`, [cite(text)]),
    verify(`Not ${text} so`, [cite(CLAIM)]),
    verify(CLAIM, (text.match(/.{1,200}/gs) ?? []).map(cite)),
  ],
};

function readAll(parsed: ParsedText): unknown {
  return [parsed.stems(), parsed.numbers(), parsed.dates()];
}
