import * as parsers from "../../../src/text/dates/date-parsers.ts";
import { matchDates } from "../../../src/text/dates/date-patterns.ts";
import { isUpcomingWeekday } from "../../../src/text/dates/date-resolution.ts";
import { monthNumber, weekdayNumber } from "../../../src/text/dates/date-words.ts";
import { dates } from "../../../src/text/dates/dates.ts";
import { clausesOf } from "../../../src/text/figures/clauses.ts";
import { findAction } from "../../../src/text/figures/figure-actions.ts";
import { countedNoun, findQuantifier } from "../../../src/text/figures/figure-nouns.ts";
import { boundOf } from "../../../src/text/figures/figure-phrases.ts";
import { figureSentence } from "../../../src/text/figures/figure-sentence.ts";
import {
  actionOf,
  groupOf,
  isKnownGroup,
  isMeasure,
  isPeopleGroup,
} from "../../../src/text/figures/figure-words.ts";
import { figures } from "../../../src/text/figures/figures.ts";
import { compoundValue } from "../../../src/text/languages/de/number-words.ts";
import { germanStem, stemOfWritten } from "../../../src/text/languages/de/stem.ts";
import { allPacks } from "../../../src/text/languages/languages.ts";
import { refineByLetters } from "../../../src/text/languages/scripts.ts";
import { isNameWord, nameEvidence } from "../../../src/text/names/name-evidence.ts";
import { nameTokens, plainWord } from "../../../src/text/names/name-tokens.ts";
import { names } from "../../../src/text/names/names.ts";
import { people } from "../../../src/text/names/people.ts";
import { currencyCode } from "../../../src/text/numbers/currencies.ts";
import { matchNumbers } from "../../../src/text/numbers/number-patterns.ts";
import { countedUnit } from "../../../src/text/numbers/number-units.ts";
import { numbers } from "../../../src/text/numbers/numbers.ts";
import { CALLED_AT_START, NO_TEXT, ONE_OF_A_LIST, type RoutineTable } from "./routine-table.ts";

const TODAY = "2024-05-04";
/** A date parser sees a match in the middle of a text. */
const middleOf = (text: string) => {
  const start = text.length >> 1;
  return { text, start, end: start + 2 };
};
const GROUPS = { year: "2024", month: "5", monthName: "May", day: "3", weekday: "Monday", word: "today" };
const readFigures = (text: string) => {
  const mentions = numbers(text).slice(0, 100);
  return { mentions, sentence: figureSentence(text, mentions, TODAY) };
};

/** text/numbers, text/dates, text/names, text/figures and text/languages. */
export const MENTION_ROUTINES: RoutineTable = {
  "text/dates/date-parsers.ts parseCalendarDate": (text) => parsers.parseCalendarDate(GROUPS, middleOf(text)),
  "text/dates/date-parsers.ts parseDayOffset": (text) =>
    parsers.parseDayOffset({ count: text, unit: text, way: text }),
  "text/dates/date-parsers.ts parseNumericDate": (text) =>
    parsers.parseNumericDate({ first: text, mark: ".", second: text, year: text }),
  "text/dates/date-parsers.ts parseRangeEnd": (text) => parsers.parseRangeEnd(GROUPS, middleOf(text)),
  "text/dates/date-parsers.ts parseRangeStart": (text) => parsers.parseRangeStart(GROUPS, middleOf(text)),
  "text/dates/date-parsers.ts parseRelativeDay": (text) => parsers.parseRelativeDay(GROUPS, middleOf(text)),
  "text/dates/date-parsers.ts parseStandaloneMonth": (text) =>
    parsers.parseStandaloneMonth(GROUPS, middleOf(text)),
  "text/dates/date-parsers.ts parseStandaloneWeekday": (text) =>
    parsers.parseStandaloneWeekday(GROUPS, middleOf(text)),
  "text/dates/date-parsers.ts parseStandaloneYear": (text) =>
    parsers.parseStandaloneYear(GROUPS, middleOf(text)),
  "text/dates/date-parsers.ts parseTimeOfDay": (text) => parsers.parseTimeOfDay({ hour: text, half: text }),
  "text/dates/date-patterns.ts matchDates": matchDates,
  "text/dates/date-resolution.ts calendarDay": NO_TEXT,
  "text/dates/date-resolution.ts daysFrom": NO_TEXT,
  "text/dates/date-resolution.ts isUpcomingWeekday": (text) => isUpcomingWeekday(text, text),
  "text/dates/date-resolution.ts nearestWeekday": NO_TEXT,
  "text/dates/date-resolution.ts nearestYear": NO_TEXT,
  "text/dates/date-words.ts monthNumber": monthNumber,
  "text/dates/date-words.ts weekdayNumber": weekdayNumber,
  "text/dates/dates.ts dates": (text) => dates(text, TODAY),
  "text/figures/clauses.ts clausesOf": (text) => {
    const clauses = clausesOf(text);
    for (let at = 0; at < text.length; at += 7) clauses.start(clauses.end(at));
  },
  "text/figures/figure-actions.ts findAction": (text) => {
    const { sentence, mentions } = readFigures(text);
    return mentions.map((mention, i) => findAction(sentence, { first: i, last: i, mention }));
  },
  "text/figures/figure-nouns.ts countedNoun": (text) => {
    const { sentence, mentions } = readFigures(text);
    return mentions.map((mention, i) => countedNoun(sentence, i, mention));
  },
  "text/figures/figure-nouns.ts findQuantifier": (text) => {
    const { sentence, mentions } = readFigures(text);
    return mentions.map((_, i) => findQuantifier(sentence.tokens, i, text));
  },
  "text/figures/figure-phrases.ts boundOf": (text) =>
    numbers(text).map((mention) => boundOf(text, mention, mention.start)),
  "text/figures/figure-sentence.ts figureSentence": readFigures,
  "text/figures/figure-words.ts actionOf": actionOf,
  "text/figures/figure-words.ts affectsPeople": ONE_OF_A_LIST,
  "text/figures/figure-words.ts groupOf": groupOf,
  "text/figures/figure-words.ts isCumulative": ONE_OF_A_LIST,
  "text/figures/figure-words.ts isKnownGroup": isKnownGroup,
  "text/figures/figure-words.ts isMeasure": isMeasure,
  "text/figures/figure-words.ts isPeopleGroup": isPeopleGroup,
  "text/figures/figure-words.ts outcomeLabel": ONE_OF_A_LIST,
  "text/figures/figures.ts figures": (text) => figures(text, TODAY),
  "text/languages/de/number-words.ts compoundValue": compoundValue,
  "text/languages/de/stem.ts germanStem": germanStem,
  "text/languages/de/stem.ts stemOfWritten": stemOfWritten,
  "text/languages/languages.ts languagePack": ONE_OF_A_LIST,
  "text/languages/scripts.ts refineByLetters": (text) =>
    ["ru", "ar"].map((code) => refineByLetters(code, text)),
  "text/languages/word-lists.ts anyOf": CALLED_AT_START,
  "text/languages/word-lists.ts wholeWords": CALLED_AT_START,
  "text/languages/word-lists.ts wordLines": CALLED_AT_START,
  "text/languages/word-lists.ts wordList": CALLED_AT_START,
  "text/languages/word-lists.ts wordSet": CALLED_AT_START,
  "text/names/name-evidence.ts isNameWord": (text) => {
    const tokens = nameTokens(text);
    const evidence = nameEvidence(tokens, "");
    return tokens.map((_, at) => isNameWord(tokens, at, evidence));
  },
  "text/names/name-evidence.ts nameEvidence": (text) => nameEvidence(nameTokens(text), text),
  "text/names/name-tokens.ts nameTokens": nameTokens,
  "text/names/name-tokens.ts plainWord": plainWord,
  "text/names/names.ts names": names,
  "text/names/people.ts people": people,
  "text/numbers/currencies.ts currencyCode": currencyCode,
  "text/numbers/number-patterns.ts matchNumbers": matchNumbers,
  "text/numbers/number-units.ts countedUnit": (text) => countedUnit(text, 0, 2),
  "text/numbers/numbers.ts numbers": numbers,
};

/** The functions in language packs, which their fields hold. */
export const PACK_ROUTINES: RoutineTable = Object.fromEntries(
  allPacks.flatMap(({ code, words, numbers: rules }) => [
    [`the stemmer of ${code}`, words.stem],
    [`one-word numbers of ${code}`, rules.compoundValue],
  ]),
);
