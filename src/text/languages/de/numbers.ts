import type { NumberRules } from "../contract/number-rules.ts";
import { wholeWords, wordSet } from "../word-lists.ts";
import { CARDINALS, compoundValue, TENS } from "./number-words.ts";

const SCALES = {
  hundert: 100,
  tausend: 1e3,
  dutzend: 12,
  million: 1e6,
  millionen: 1e6,
  milliarde: 1e9,
  milliarden: 1e9,
  billion: 1e12,
  billionen: 1e12,
};

export const numbers: NumberRules = {
  decimalMark: ",",
  groupMarks: [".", "\u00a0", "\u202f", "'"],
  cardinals: CARDINALS,
  tens: TENS,
  scales: SCALES,
  joiners: ["und"],
  articles: ["ein", "eine", "einem", "einer"],
  half: "halbe",
  compoundValue,
  scalesAfterDigits: { ...SCALES, tsd: 1e3, mio: 1e6, mrd: 1e9, bio: 1e12 },
  spacedScales: [
    ...["Hundert", "Tausend", "tausend", "Dutzend", "Million", "Millionen", "Milliarde", "Milliarden"],
    ...["Billion", "Billionen", "Tsd", "Mio", "Mrd", "Bio"],
  ],
  roughSizes: "(?:zig|dutzende|hunderte|tausende|zehntausende|hunderttausende|millionen|milliarden)",
  roughSizeJoiner: " ",
  roughTens: /^zig$/i,
  percent: "Prozent(?:punkte?n?)?|v\\.\\s?H\\.",
  currencies: {
    ...{
      dollar: "USD",
      "us-dollar": "USD",
      euro: "EUR",
      cent: "EUR",
      yen: "JPY",
      yuan: "CNY",
      franken: "CHF",
    },
    ...{ pfund: "GBP", "pfund sterling": "GBP", rubel: "RUB", zloty: "PLN", lira: "TRY", hrywnja: "UAH" },
    ...{ rupien: "INR", schekel: "ILS" },
  },
  andAHalf: "einhalb\\b",
  fraction:
    /(?<![\p{L}\p{N}])(?:(?<top>ein|eine|zwei|drei|vier|fünf|\d)[\s-](?<bottom>Hälfte|Drittel|Viertel|Fünftel|Sechstel|Achtel|Zehntel)(?=\s+(?:der|des|aller|von)(?![\p{L}]))|(?:die )?Hälfte(?=\s+(?:der|des|aller|von)(?![\p{L}])))/giu,
  anyFraction: /Hälfte|Drittel|Viertel|Fünftel|Sechstel|Achtel|Zehntel/i,
  denominators: { hälfte: 2, drittel: 3, viertel: 4, fünftel: 5, sechstel: 6, achtel: 8, zehntel: 10 },
  ordinalSuffix: /^\.$/,
  approximateBefore:
    "etwa|rund|ungefähr|circa|ca\\.|fast|beinahe|nahezu|knapp|gut|über|unter|mehr als|weniger als|mindestens|wenigstens|höchstens|maximal|bis zu|an die|gegen|schätzungsweise",
  approximateArticles: "ein(?:e[mnrs]?)?|der|die|das",
  approximateAfter: /^(?:\+|\s(?:oder (?:mehr|weniger|so)))(?![\p{L}])/iu,
  rangeTo: /^\s?(?:-|–|bis)\s?$/,
  rangeAnd: /^\s?und\s?$/,
  between: /zwischen\s*$/i,
  nameBefore:
    /(?:^|[^\p{L}])(?:Nr\.|Nummer|Flug|Boeing|Airbus|Windows|Zimmer|Raum|Kapitel|Kap\.|Artikel|Art\.|Absatz|Abs\.|Paragraf|§|Seite|S\.|Band|Bd\.|Abbildung|Abb\.|Tabelle|Tab\.|Stufe|Klasse|Gruppe|Typ|Modell|Version|Covid|COVID|iPhone|iOS|Android|Xbox|Linie|Gleis|Tor|Halle|Block|Teil|Folge|Staffel|Runde|Tag|Woche|Apollo|Artemis|Agenda|Formel|Kanal|Bundesstraße|Landstraße)[\s-]$/u,
  one: /^eine[rsmn]?$/i,
  pronounBefore: /(?:^|[^\p{L}])(?:kein|jeder|der|die|das|noch|irgend)\s$/iu,
  pronounAfter: /^\s(?:der|des|von)(?![\p{L}])/u,
  minusBefore: /(?:^|[\s(])(?:[-−]|minus\s)$/i,
  counted: {
    irregularPlurals: wordSet(
      `leute menschen männer frauen kinder tote verletzte vermisste verwundete polizisten beamte truppen häuser mäuse füße zähne
       bücher jahre tage schüler lehrer einwohner bürger arbeiter teilnehmer spieler besucher zuschauer`,
    ),
    measures: wordSet(
      "km kg m cm mm mg ml l ha t kW kWh MW GW GB TB MB km/h Meter Kilometer Hektar Liter Tonnen Grad",
    ),
    plural: /(?:en|er|e|s|n)$/,
    nonPlurals: wholeWords(
      "der|oder|aber|über|unter|seine|ihre|eine|keine|diese|jene|etwa|heute|gerne|bisher|weiter|wieder|immer",
    ),
    adjective:
      /(?:ische|liche|ige|same|bare|lose|volle|isch|lich|ig|sam|bar|los|voll|(?:isch|lich|ig)e[nrsm])$/,
    linking: /^[\s-]*(?:(?:oder mehr|weitere|andere|zusätzliche|der|des|von|seiner|ihrer|dieser)\b[\s-]*)*/,
    hyphenated: wordSet("köpfig starke"),
  },
  impliedNumbers: {
    ...{
      einzige: 1,
      einmal: 1,
      beide: 2,
      paar: 2,
      doppelt: 2,
      zweimal: 2,
      zwillinge: 2,
      duo: 2,
      trio: 3,
      drilling: 3,
    },
    ...{ dutzend: 12, jahrzehnt: 10, jahrhundert: 100 },
  },
};
