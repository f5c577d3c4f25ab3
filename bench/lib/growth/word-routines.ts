import { textsFor } from "../../../src/catalogues/texts.ts";
import { createCitationNumbering } from "../../../src/domain/documents/citation-numbering.ts";
import { citedText } from "../../../src/text/display/cited-text.ts";
import { estimateTokens } from "../../../src/text/display/token-estimate.ts";
import {
  occurrencesIn,
  packedStems,
  packTerms,
  passageTerms,
} from "../../../src/text/passages/passage-terms.ts";
import { passageSpans } from "../../../src/text/passages/passages.ts";
import { isPageLine, isSiteSentence, withoutSiteText } from "../../../src/text/prose/boilerplate.ts";
import { isStatement } from "../../../src/text/prose/statements.ts";
import { closestMatch, closestMatches } from "../../../src/text/queries/closest-match.ts";
import { isGreeting } from "../../../src/text/queries/greetings.ts";
import { answerKind, parseQuestion } from "../../../src/text/queries/parse-question.ts";
import {
  contentTerms,
  matchesByStemsAlone,
  matchesTopic,
  parseTopic,
  type Topic,
  topicMatcher,
} from "../../../src/text/queries/parse-topic.ts";
import { beginsWords, prefixKey, typedPrefixes } from "../../../src/text/queries/prefixes.ts";
import { abbreviateNames, expandStem, withSynonyms } from "../../../src/text/queries/synonyms.ts";
import { endsInTitle } from "../../../src/text/sentences/abbreviations.ts";
import { sentenceEnds } from "../../../src/text/sentences/boundaries.ts";
import { cleanText, isCleanText } from "../../../src/text/sentences/clean.ts";
import { detectLanguage } from "../../../src/text/sentences/language.ts";
import { blocks } from "../../../src/text/sentences/lines.ts";
import { quotations } from "../../../src/text/sentences/quotations.ts";
import { splitSentences } from "../../../src/text/sentences/sentences.ts";
import { containment } from "../../../src/text/tokens/containment.ts";
import { countWords } from "../../../src/text/tokens/count-words.ts";
import { foldLetters, foldWord } from "../../../src/text/tokens/fold.ts";
import { foldSpaces } from "../../../src/text/tokens/fold-spaces.ts";
import { hash32, minHash } from "../../../src/text/tokens/min-hash.ts";
import { cardinalValue, scaleFactor, valueInWords } from "../../../src/text/tokens/number-words.ts";
import { partitionPoint } from "../../../src/text/tokens/partition-point.ts";
import { scanStems } from "../../../src/text/tokens/stem-scan.ts";
import { lookUpStem, stemOfWord } from "../../../src/text/tokens/stem-table.ts";
import { isStopStem } from "../../../src/text/tokens/stop-words.ts";
import { textBefore } from "../../../src/text/tokens/text-before.ts";
import { contentStems, stems, words, wordTexts } from "../../../src/text/tokens/tokens.ts";
import { NO_TEXT, type RoutineTable } from "./routine-table.ts";

const PLAIN_STYLE = {
  texts: textsFor("en"),
  toPlainLine: (text: string) => text,
  escape: (piece: string) => piece,
  formatMarker: (markers: string) => markers,
};
const ANY_WORD = /\p{L}+|\p{N}+|[^\s]/uy;
const topicOf = (text: string): Topic => {
  const terms = stems(text).map((stem) => [stem]);
  return { included: terms, excluded: [["nothing"]] };
};
/** Pieces of 200 characters, as sentences. */
const sentencesOf = (text: string) => text.match(/.{1,200}/gs) ?? [];
const claimQuoting = (text: string) => ({
  text: `“${text}” against “${text}”`,
  evidence: [1, 2].map((sentence) => ({ document: "a.txt", sentences: [sentence], quote: text })),
});

/** text/tokens, text/sentences, text/passages, text/queries and text/display. */
export const WORD_ROUTINES: RoutineTable = {
  "text/display/cited-text.ts citedText": (text) =>
    citedText(claimQuoting(text), createCitationNumbering(), PLAIN_STYLE),
  "text/display/dates.ts dayAndMonth": NO_TEXT,
  "text/display/dates.ts longDate": NO_TEXT,
  "text/display/dates.ts monthName": NO_TEXT,
  "text/display/dates.ts publishedDate": NO_TEXT,
  "text/display/dates.ts publishedDay": NO_TEXT,
  "text/display/dates.ts publishedTime": NO_TEXT,
  "text/display/dates.ts shortDate": NO_TEXT,
  "text/display/dates.ts shortDateTime": NO_TEXT,
  "text/display/dates.ts shortTime": NO_TEXT,
  "text/display/dates.ts weekdayName": NO_TEXT,
  "text/display/local-dates.ts localDay": NO_TEXT,
  "text/display/local-dates.ts partOfDay": NO_TEXT,
  "text/display/local-dates.ts publicationDay": NO_TEXT,
  "text/display/timing-text.ts timingText": NO_TEXT,
  "text/display/token-estimate.ts estimateTokens": estimateTokens,
  "text/passages/bm25.ts maxStemScore": NO_TEXT,
  "text/passages/bm25.ts stemIdf": NO_TEXT,
  "text/passages/bm25.ts stemScore": NO_TEXT,
  "text/passages/passage-terms.ts occurrencesIn": (text) => occurrencesIn(` ${text}`, text.slice(0, 3)),
  "text/passages/passage-terms.ts packTerms": (text) =>
    packTerms(
      new Map(
        stems(text)
          .entries()
          .map(([i, stem]) => [stem, i]),
      ),
    ),
  "text/passages/passage-terms.ts packedStems": packedStems,
  "text/passages/passage-terms.ts passageTerms": (text) => passageTerms(splitSentences(text)),
  "text/passages/passages.ts passageSpans": (text) => passageSpans(splitSentences(text)),
  "text/queries/greetings.ts isGreeting": isGreeting,
  "text/queries/closest-match.ts closestMatch": (text) => closestMatch(text, ["watch", "weekly"]),
  "text/queries/closest-match.ts closestMatches": (text) => closestMatches("watch", sentencesOf(text), 3),
  "text/queries/parse-question.ts answerKind": answerKind,
  "text/queries/parse-question.ts parseQuestion": parseQuestion,
  "text/queries/parse-topic.ts contentTerms": (text) => contentTerms(topicOf(text)),
  "text/queries/parse-topic.ts matchesByStemsAlone": (text) => matchesByStemsAlone(topicOf(text)),
  "text/queries/parse-topic.ts matchesTopic": (text) =>
    matchesTopic({ sentences: [text] }, { included: [stems(text).slice(0, 20)], excluded: [] }),
  "text/queries/parse-topic.ts parseTopic": parseTopic,
  "text/queries/parse-topic.ts topicMatcher": (text) => topicMatcher({ sentences: sentencesOf(text) }),
  "text/queries/prefixes.ts beginsWords": (text) => beginsWords(text, [" a", " 1", " zz"]),
  "text/queries/prefixes.ts prefixKey": prefixKey,
  "text/queries/prefixes.ts typedPrefixes": typedPrefixes,
  "text/queries/synonyms.ts abbreviateNames": abbreviateNames,
  "text/queries/synonyms.ts expandStem": expandStem,
  "text/queries/synonyms.ts withSynonyms": withSynonyms,
  "text/sentences/abbreviations.ts endsInTitle": endsInTitle,
  "text/sentences/boundaries.ts sentenceEnds": (text) => sentenceEnds(text, "en"),
  "text/prose/boilerplate.ts isPageLine": isPageLine,
  "text/prose/boilerplate.ts isSiteSentence": isSiteSentence,
  "text/prose/statements.ts isStatement": isStatement,
  "text/prose/boilerplate.ts withoutSiteText": (text) => withoutSiteText(text, "en"),
  "text/sentences/clean.ts cleanText": cleanText,
  "text/sentences/clean.ts isCleanText": isCleanText,
  "text/sentences/language.ts detectLanguage": detectLanguage,
  "text/sentences/lines.ts blocks": blocks,
  "text/sentences/quotations.ts quotations": quotations,
  "text/sentences/sentences.ts splitSentences": (text) => splitSentences(text),
  "text/tokens/containment.ts containment": (text) => containment(new Set(text), new Set(text)),
  "text/tokens/count-words.ts countWords": countWords,
  "text/tokens/fold.ts foldLetters": foldLetters,
  "text/tokens/fold-spaces.ts foldSpaces": foldSpaces,
  "text/tokens/fold.ts foldWord": foldWord,
  "text/tokens/min-hash.ts hash32": hash32,
  "text/tokens/min-hash.ts minHash": (text) => minHash(wordTexts(text).map(hash32)),
  "text/tokens/min-hash.ts minHashSimilarity": NO_TEXT,
  "text/tokens/number-words.ts cardinalValue": cardinalValue,
  "text/tokens/number-words.ts scaleFactor": scaleFactor,
  "text/tokens/number-words.ts valueInWords": (text) => valueInWords(text),
  "text/tokens/partition-point.ts partitionPoint": (text) =>
    partitionPoint([...text], (letter) => letter > "m"),
  "text/tokens/stem-scan.ts scanStems": (text) => scanStems(text, ANY_WORD),
  "text/tokens/stem-table.ts firstStep": NO_TEXT,
  "text/tokens/stem-table.ts lookUpStem": (text) => lookUpStem(text, 0, text.length, text.length, 7),
  "text/tokens/stem-table.ts secondStep": NO_TEXT,
  "text/tokens/stem-table.ts stemOfWord": stemOfWord,
  "text/tokens/stop-words.ts isStopStem": isStopStem,
  "text/tokens/text-before.ts textBefore": (text) => textBefore(text, text.length, 500),
  "text/tokens/tokens.ts contentStems": contentStems,
  "text/tokens/tokens.ts isStopStem": isStopStem,
  "text/tokens/tokens.ts stems": stems,
  "text/tokens/tokens.ts wordTexts": wordTexts,
  "text/tokens/tokens.ts words": words,
};
