import type { PartialLanguagePack } from "./language-pack.ts";
import { wordList, wordSet } from "./word-lists.ts";

const MONTHS = wordList(
  "januari februari maart april mei juni juli augustus september oktober november december",
).map((month) => [month]);
const WEEKDAYS = wordList("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag").map((day) => [day]);

/** Dutch: what is read today. The other sections are the neutral pack's. */
export const dutch: PartialLanguagePack = {
  code: "nl",
  detectionWords: wordList(
    "de het een van en is dat niet zijn voor op met aan ook door bij worden heeft maar naar om uit werd nog deze",
  ),
  sentences: {
    beforeName: wordSet("dhr mevr Dr Prof Mr Ir Drs Ing St"),
    beforeNumber: wordSet("nr blz art jan feb mrt apr jun jul aug sept okt nov dec ca"),
    anywhere: wordSet("enz bijv etc tel incl Inc"),
    openings: wordSet(
      `de het een dit dat deze die hij zij ze we wij ik er maar en of in op aan bij met na van voor om als toen
     omdat ook niet`,
    ),
  },
  numbers: { decimalMark: ",", groupMarks: ["."] },
  dates: { months: MONTHS, weekdays: WEEKDAYS },
  pages: {
    header: {
      dateLine: /^(?=.*\d{4})(?<label>gepubliceerd|bijgewerkt)(?:\s+op)?\s*[:,]?\s*(?<date>.*\d{4}.*)$/i,
      updatedLabel: /bijgewerkt/i,
      labels: {
        titel: "title",
        bron: "source",
        auteur: "author",
        gepubliceerd: "published",
        "gepubliceerd op": "published",
        bijgewerkt: "updated",
        "bijgewerkt op": "updated",
      },
    },
    mail: {
      attributionOpenings: ["Op"],
      wrote: ["schreef"],
      originalMessage: ["oorspronkelijk bericht"],
      replyPrefixes: ["antw"],
    },
    pageWords: ["pagina"],
  },
  shared: {
    lowercaseMonths: MONTHS,
    scales: { miljoen: 1e6, miljard: 1e9 },
  },
};
