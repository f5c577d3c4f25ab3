import type { PartialLanguagePack } from "./language-pack.ts";
import { wordList, wordSet } from "./word-lists.ts";

const MONTHS = wordList(
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
).map((month) => [month]);
const WEEKDAYS = wordList("lundi mardi mercredi jeudi vendredi samedi dimanche").map((day) => [day]);

/** French: what is read today. The other sections are the neutral pack's. */
export const french: PartialLanguagePack = {
  code: "fr",
  detectionWords: wordList(
    "le les des est et une dans que qui pour pas sur avec il elle sont par au du cette mais ont été ce plus nous",
  ),
  sentences: {
    beforeName: wordSet("M MM Mme Mmes Mlle Mlles Me Dr Pr St Ste Gal Cdt Lt Mgr cf av"),
    beforeNumber: wordSet("no n p pp art vol chap fig env janv févr juil sept oct nov déc ap"),
    anywhere: wordSet("etc boul bd tél éd Inc Ltd Cie hab"),
    neverLast: wordSet("c.-à-d"),
    openings: wordSet(
      `le la les un une des ce cet cette ces il elle ils elles on nous vous je tu son sa ses leur leurs mais et ou
     donc car dans sur sous avec sans pour par de du à au aux en après avant pendant depuis selon si quand comme
     que qui où pourquoi comment plus tout tous toutes aucun chaque ainsi alors aussi enfin pourtant cependant`,
    ),
  },
  words: { elidedArticles: wordList("c d j l m n s t qu") },
  numbers: { decimalMark: ",", groupMarks: ["\u00a0", "\u202f", " ", "."] },
  dates: { months: MONTHS, weekdays: WEEKDAYS },
  pages: {
    header: {
      dateLine: /^(?=.*\d{4})(?<label>publié|mis à jour)(?:\s+le)?\s*[:,]?\s*(?<date>.*\d{4}.*)$/i,
      updatedLabel: /mis à jour/i,
      labels: {
        titre: "title",
        source: "source",
        auteur: "author",
        autrice: "author",
        publié: "published",
        "publié le": "published",
        "mis à jour": "updated",
        "mis à jour le": "updated",
      },
    },
    mail: {
      attributionOpenings: ["Le"],
      wrote: ["a écrit"],
      originalMessage: ["message d'origine"],
      forwardedMessage: ["message transféré"],
      headerFields: ["de", "envoyé", "objet", "à"],
      mobileFooters: ["envoyé de mon"],
      forwardPrefixes: ["tr"],
    },
    placeholderTitles: ["sans titre.*"],
  },
  shared: {
    lowercaseMonths: MONTHS,
    weekdays: WEEKDAYS,
    dateArticles: ["le"],
    dayEndings: ["er"],
    yearPrepositions: ["depuis"],
    timePrepositions: ["à"],
    scales: { milliard: 1e9, milliards: 1e9 },
    percent: ["pour cent"],
    approximate: ["environ", "plus de"],
    lineContinues: wordList("le la les un une et ou de du des à"),
  },
};
