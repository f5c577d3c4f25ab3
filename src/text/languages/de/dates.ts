import type { DateRules } from "../contract/date-rules.ts";
import { wholeWords, wordLines, wordSet } from "../word-lists.ts";

export const dates: DateRules = {
  months: wordLines(`
    Januar Jänner Jan Jän
    Februar Feber Feb
    März Mär Mrz
    April Apr
    Mai
    Juni Jun
    Juli Jul
    August Aug
    September Sept Sep
    Oktober Okt
    November Nov
    Dezember Dez`),
  weekdays: wordLines(`
    Montag Mo
    Dienstag Di
    Mittwoch Mi
    Donnerstag Do
    Freitag Fr
    Samstag Sonnabend Sa
    Sonntag So`),
  weekdayAbbreviations: wordSet("Mo Di Mi Do Fr Sa So"),
  capitalized: true,
  smallNames: wholeWords(
    "januar|februar|märz|april|juni|juli|august|september|oktober|november|dezember|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|(?<=\\d\\. )mai",
    "gu",
  ),
  dayEndings: ["\\."],
  dayJoiners: [],
  yearJoiners: [],
  rangeWords: ["bis", "und", "oder", "zum"],
  articles: ["der", "den", "dem", "des"],
  decadeEnding: "er\\b",
  timeRangeWords: ["bis", "und"],
  hourWords: ["Uhr"],
  timePrepositions: ["um", "gegen"],
  datePrepositions: ["am"],
  words: {
    trigger:
      /gestern|heute|morgen|abend|nacht|letzte|vergangene|kommende|nächste|vorige|diese|vor\s|in\s|später|zuvor|mittag/i,
    days: {
      ...{ vorgestern: -2, gestern: -1, "gestern abend": -1, "vergangene nacht": -1, "letzte nacht": -1 },
      ...{ heute: 0, "heute abend": 0, "heute nacht": 0, morgen: 1, übermorgen: 2 },
    },
    namedToday: [],
    period: wholeWords(
      "(?:letzte|vergangene|vorige|kommende|nächste|diese)[nrsm]?\\s+(?:Woche|Wochenende|Monat|Jahr|Quartal|Frühjahr|Frühling|Sommer|Herbst|Winter|Jahrzehnt|Jahrhundert)s?",
      "giu",
    ),
    offset: wholeWords(
      "(?<way>vor|in)\\s+(?<count>ein(?:em|er)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\\d{1,3})\\s+(?<unit>Tag|Woche|Monat|Jahr|Jahrzehnt|Stunde|Minute)(?:e?n)?",
      "giu",
    ),
    unitDays: { tag: 1, woche: 7 },
    waySigns: { vor: -1, in: 1 },
    noon: wholeWords("(?<noon>mittags)|mitternacht", "giu"),
  },
  context: {
    monthBefore:
      /(?:^|[^\p{L}])(?:im|in|seit|bis|ab|vom|zum|Anfang|Mitte|Ende|letzten|vergangenen|kommenden|nächsten|diesen|und)[\s-]$/iu,
    yearBefore:
      "im|in|seit|bis|ab|von|vor|nach|während|Anfang|Mitte|Ende|Jahr|Jahre|Frühjahr|Frühling|Sommer|Herbst|Winter|zwischen|um|anno",
    yearRange: "und|bis",
    countedAfter:
      /^[\s-](?:\p{Ll}[\p{L}-]*\s)?(?:Menschen|Personen|Männer|Frauen|Kinder|Soldaten|Prozent|Euro|Dollar|Kilometer|Meter|Tonnen|km|kg|m|PS)(?![\p{L}])/u,
    countedNoun: "\\p{Lu}\\p{Ll}{2,}",
    amountBefore:
      /(?:^|[^\p{L}])(?:etwa|rund|fast|über|knapp|mindestens|ungefähr|Nr\.|Nummer|Flug|Zimmer)\s$/u,
    mid: "Mitte",
    holidayBefore: /(?:Kar|Rosen|Oster|Pfingst|Grün|Aschermitt|Faschings|Veilchen|Palm|Buß)$|[\p{L}]$/u,
    weekdayQualifier: /(?:^|[^\p{L}])(letzten|vergangenen|vorigen|nächsten|kommenden|diesen)\s+$/iu,
    weekdaySenses: {
      ...{ letzten: "last", vergangenen: "last", vorigen: "last" },
      ...{ nächsten: "next", kommenden: "coming", diesen: "coming" },
    },
    pastBefore:
      /(?:^|[^\p{L}])(?:sagte|sagten|teilte|teilten|erklärte|berichtete|schrieb|bestätigte|starben|starb|war|waren|wurde|wurden|hatte|hatten|hat|haben)\s*(?:[\p{L}\p{N}]+\s+){0,3}$/u,
    futureBefore:
      /(?:^|[^\p{L}])(?:wird|werden|soll|sollen|will|wollen|geplant|vorgesehen|erwartet)\s(?:[\p{L}\p{N}’'-]+\s){0,6}$/u,
    futureAfter: /^[,\s](?:[^.!?]{0,40}\s)?(?:wird|werden|soll|sollen|will|wollen)(?![\p{L}])/u,
    onBefore: /(?:^|\s)am\s*$/,
  },
};
