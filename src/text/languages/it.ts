import type { PartialLanguagePack } from "./language-pack.ts";
import { wordList, wordSet } from "./word-lists.ts";

const MONTHS = wordList(
  "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
).map((month) => [month]);
const WEEKDAYS = wordList("lunedì martedì mercoledì giovedì venerdì sabato domenica").map((day) => [day]);

/** Italian: what is read today. The other sections are the neutral pack's. */
export const italian: PartialLanguagePack = {
  code: "it",
  detectionWords: wordList(
    "il che di è per non una sono della con gli nel più anche ha come alla dei questo ma si stato dal delle lo",
  ),
  sentences: {
    beforeName: wordSet("Sig Sigg Dott Prof On Avv Ing Gen Col Cap Mons S"),
    beforeNumber: wordSet("n nn pag pagg art vol cap fig gen feb mar apr mag giu lug ago set ott nov dic"),
    anywhere: wordSet("ecc tel Inc Ltd"),
    openings: wordSet(
      `il lo la i gli le un una questo questa lui lei loro ma e o in nel nella con per da dopo prima se quando
     come che non più`,
    ),
  },
  words: { elidedArticles: wordList("d l dell nell dall sull all") },
  numbers: { decimalMark: ",", groupMarks: ["."] },
  dates: { months: MONTHS, weekdays: WEEKDAYS },
  pages: {
    header: {
      dateLine: /^(?=.*\d{4})(?<label>pubblicato|aggiornato)(?:\s+il)?\s*[:,]?\s*(?<date>.*\d{4}.*)$/i,
      updatedLabel: /aggiornato/i,
      labels: {
        titolo: "title",
        fonte: "source",
        autore: "author",
        autrice: "author",
        pubblicato: "published",
        "pubblicato il": "published",
        aggiornato: "updated",
        "aggiornato il": "updated",
      },
    },
    mail: {
      attributionOpenings: ["Il"],
      wrote: ["ha scritto"],
      originalMessage: ["messaggio originale"],
    },
    pageWords: ["pagina"],
    pageOfWords: ["di"],
  },
  shared: {
    lowercaseMonths: MONTHS,
    scales: { miliardi: 1e9, milioni: 1e6 },
  },
};
