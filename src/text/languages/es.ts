import type { PartialLanguagePack } from "./language-pack.ts";
import { wordList, wordSet } from "./word-lists.ts";

const MONTHS = wordList(
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
).map((month) => [month]);
const WEEKDAYS = wordList("lunes martes miércoles jueves viernes sábado domingo").map((day) => [day]);

/** Spanish: what is read today. The other sections are the neutral pack's. */
export const spanish: PartialLanguagePack = {
  code: "es",
  detectionWords: wordList(
    "el los las una que por con para del es se su más pero fue han como está sobre este también cuando hay y",
  ),
  sentences: {
    beforeName: wordSet("Sr Sra Sres Srta Dr Dra Prof D Dña Gral Cnel Tte Lic Ing Mons Sto Sta"),
    beforeNumber: wordSet(
      "núm nº no pág págs art vol cap fig aprox ene feb mar abr jun jul ago sept oct nov dic",
    ),
    anywhere: wordSet("etc av avda Avda tel Ud Uds Cía Inc Ltd EE UU SS"),
    neverLast: wordSet("p.ej"),
    openings: wordSet(
      `el la los las un una unos unas este esta estos estas ese esa él ella ellos ellas nosotros yo su sus pero y
     o en de del con sin por para según tras desde hasta entre sobre cuando como que quien donde si no más
     también además todo todos todas cada así aunque mientras durante después antes lo al a`,
    ),
  },
  numbers: { decimalMark: ",", groupMarks: ["."] },
  dates: { months: MONTHS, weekdays: WEEKDAYS },
  pages: {
    header: {
      dateLine: /^(?=.*\d{4})(?<label>publicado|actualizado)(?:\s+el)?\s*[:,]?\s*(?<date>.*\d{4}.*)$/i,
      updatedLabel: /actualizado/i,
      labels: {
        título: "title",
        titular: "title",
        fuente: "source",
        autor: "author",
        autora: "author",
        fecha: "published",
        publicado: "published",
        "publicado el": "published",
        actualizado: "updated",
        "actualizado el": "updated",
      },
    },
    mail: {
      attributionOpenings: ["El"],
      wrote: ["escribió"],
      originalMessage: ["mensaje original"],
      forwardedMessage: ["mensaje reenviado"],
      mobileFooters: ["enviado desde mi"],
      forwardPrefixes: ["rv"],
    },
    pageWords: ["página"],
    pageOfWords: ["de"],
  },
  shared: {
    lowercaseMonths: MONTHS,
    weekdays: WEEKDAYS,
    dateArticles: ["el"],
    dayEndings: ["º"],
    dayJoiners: ["de"],
    yearJoiners: ["de", "del"],
    yearPrepositions: ["en"],
    scales: { millones: 1e6, millón: 1e6 },
    percent: ["por ciento"],
    approximate: ["unos", "más de"],
    lineContinues: wordList("el los las y o en con por para del al"),
  },
};
