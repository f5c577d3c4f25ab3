import { NO_SHARED_WORDS, type SharedWords } from "../contract/shared-words.ts";
import { wordLines, wordList } from "../word-lists.ts";

export const shared: SharedWords = {
  ...NO_SHARED_WORDS,
  months: [
    ["Januar", "Jänner"],
    ["Februar"],
    ["März"],
    [],
    ["Mai"],
    ["Juni"],
    ["Juli"],
    [],
    [],
    ["Oktober", "Okt"],
    [],
    ["Dezember", "Dez"],
  ],
  weekdays: wordLines(`
    Montag
    Dienstag
    Mittwoch
    Donnerstag
    Freitag
    Samstag Sonnabend
    Sonntag`),
  dateArticles: ["den", "dem"],
  dayEndings: ["\\."],
  yearPrepositions: ["im", "seit"],
  timePrepositions: ["um"],
  scales: { Million: 1e6, Millionen: 1e6, Milliarde: 1e9, Milliarden: 1e9, Tsd: 1e3, Mio: 1e6, Mrd: 1e9 },
  percent: ["Prozent"],
  approximate: ["mehr als", "rund", "etwa"],
  lineContinues: wordList("der die das den dem des ein eine und oder von mit auf für"),
};
