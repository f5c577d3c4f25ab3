import type { DateRules } from "../contract/date-rules.ts";
import { wordLines, wordSet } from "../word-lists.ts";

export const dates: DateRules = {
  months: wordLines(`
    January Jan
    February Feb
    March Mar
    April Apr
    May
    June Jun
    July Jul
    August Aug
    September Sept Sep
    October Oct
    November Nov
    December Dec`),
  weekdays: wordLines(`
    Monday Mon
    Tuesday Tues Tue
    Wednesday Wed
    Thursday Thurs Thur Thu
    Friday Fri
    Saturday Sat
    Sunday Sun`),
  weekdayAbbreviations: wordSet("Mon Tues Tue Wed Thurs Thur Thu Fri Sat Sun"),
  capitalized: true,
  smallNames:
    /\b(?:(?:january|february|april|june|july|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b|(?:march|may|august)(?= \d)|(?<=\d )(?:march|may|august)\b)/g,
  dayEndings: ["st", "nd", "rd", "th"],
  dayJoiners: ["of"],
  yearJoiners: [],
  rangeWords: ["to", "and", "or"],
  articles: ["the"],
  decadeEnding: "['’]?s\\b",
  timeRangeWords: ["to", "and", "until"],
  hourWords: [],
  timePrepositions: ["at"],
  datePrepositions: ["on"],
  words: {
    trigger: /day|morrow|night|last|next|this|past|previous|coming|ago\b|earlier|later|from now|noon/i,
    days: { yesterday: -1, "last night": -1, today: 0, tonight: 0, tomorrow: 1 },
    namedToday: [["USA ", "TODAY"]],
    period:
      /\b(?:last|next|this|past|previous|coming)\s+(?:week(?:end)?|month|year|quarter|spring|summer|autumn|fall|winter|decade|century)\b/gi,
    offset:
      /\b(?<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})\s+(?<unit>day|week|month|year|decade|hour|minute)s?\s+(?<way>ago|earlier|later|from now)\b/gi,
    unitDays: { day: 1, week: 7 },
    waySigns: { ago: -1, "from now": 1 },
    noon: /\b(?:(?<noon>noon)|midnight)\b/gi,
  },
  context: {
    monthBefore:
      /\b(?:in|since|until|by|from|to|through|during|last|next|this|early|late|mid|of|and|before|after|between)[\s-]$/i,
    yearBefore:
      "in|since|by|until|till|from|before|after|during|through|of|early|late|mid|year|spring|summer|autumn|fall|winter|between|the|this|circa|c\\.|anno",
    yearRange: "and|to",
    countedAfter:
      /^[\s-](?:\p{Ll}[\p{L}-]*\s)?(?:\p{Ll}+s|people|men|women|children|percent|km|kg|m|ft|feet|troops|metres|meters|dollars|euros|hp)\b/u,
    countedNoun: "[a-z]{3,40}s\\b",
    amountBefore:
      /\b(?:about|around|some|nearly|almost|over|than|least|approximately|roughly|No\.|Route|Highway|Room|Flight)\s$/,
    mid: "mid",
    holidayBefore: /\b(?:Black|Good|Super|Bloody|Ash|Palm|Easter|Cyber|Fat|Giving)\s$|[A-Za-z\u00c0-\u024f]$/,
    weekdayQualifier: /\b(last|next|this|coming|past)\s+$/i,
    weekdaySenses: { next: "next", last: "last", past: "last", this: "coming", coming: "coming" },
    pastBefore:
      /\b(?:said|says|told|announced|reported|wrote|confirmed|added|tweeted|ordered|ruled|voted|killed|died|was|were|had)\s*(?:\w+\s+){0,3}$/,
    futureBefore:
      /\b(?:will|won't|would|shall|going to|(?:is|are) (?:due|set|scheduled|expected|to)|plans? to|expected to|scheduled for|slated for|due)\s(?:[\w'’-]+\s){0,6}$/,
    futureAfter: /^[,\s](?:[^.!?]{0,40}\s)?(?:will|won't|shall|(?:is|are) (?:due|set|scheduled|expected))\b/,
    onBefore: /\bon\s*$/,
  },
};
