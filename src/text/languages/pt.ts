import type { PartialLanguagePack } from "./language-pack.ts";
import { wordList, wordSet } from "./word-lists.ts";

const MONTHS = wordList(
  "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
).map((month) => [month]);
const WEEKDAYS = wordList(
  "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
).map((day) => [day]);

/** Portuguese: what is read today. The other sections are the neutral pack's. */
export const portuguese: PartialLanguagePack = {
  code: "pt",
  detectionWords: wordList(
    "que não uma os para com em do da dos foi mais como por são ao pelo sua mas também já pela até seu isso é",
  ),
  sentences: {
    beforeName: wordSet("Sr Sra Dr Dra Prof Profa Gen Cel Eng D"),
    beforeNumber: wordSet("n nº pág págs art vol cap fig jan fev mar abr mai jun jul ago set out nov dez"),
    anywhere: wordSet("etc Av tel Ltda Cia Inc"),
    openings: wordSet(
      `o a os as um uma este esta esse essa ele ela eles elas mas e ou em no na nos nas com por para de do da
     depois antes se quando como que não mais`,
    ),
  },
  numbers: { decimalMark: ",", groupMarks: ["."] },
  dates: { months: MONTHS, weekdays: WEEKDAYS },
  pages: {
    header: {
      dateLine: /^(?=.*\d{4})(?<label>publicado|atualizado)(?:\s+em)?\s*[:,]?\s*(?<date>.*\d{4}.*)$/i,
      updatedLabel: /atualizado/i,
      labels: {
        título: "title",
        fonte: "source",
        autor: "author",
        autora: "author",
        publicado: "published",
        "publicado em": "published",
        atualizado: "updated",
        "atualizado em": "updated",
      },
    },
    mail: {
      attributionOpenings: ["Em"],
      wrote: ["escreveu"],
    },
  },
  shared: {
    lowercaseMonths: MONTHS,
    dayEndings: ["º"],
    dayJoiners: ["de"],
    yearJoiners: ["de"],
    scales: { milhões: 1e6 },
  },
};
