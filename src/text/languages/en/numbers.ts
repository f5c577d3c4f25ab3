import type { NumberRules } from "../contract/number-rules.ts";
import { wordList, wordSet } from "../word-lists.ts";

const SCALES = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, dozen: 12 };

const SPACED_SCALES = wordList(
  "hundred thousand million billion trillion dozen lakh crore mln bln mn bn tn trn",
);

export const numbers: NumberRules = {
  decimalMark: ".",
  groupMarks: [","],
  cardinals: Object.fromEntries(
    wordList(
      `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
      eighteen nineteen`,
    ).map((word, value) => [word, value]),
  ),
  tens: Object.fromEntries(
    wordList("twenty thirty forty fifty sixty seventy eighty ninety").map((word, i) => [word, 20 + 10 * i]),
  ),
  scales: SCALES,
  joiners: ["and"],
  articles: ["a", "an"],
  half: "half",
  compoundValue: () => null,
  scalesAfterDigits: {
    ...SCALES,
    ...{ dozens: 12, hundreds: 100, thousands: 1e3, millions: 1e6, billions: 1e9, trillions: 1e12 },
    // "m" and "b" apply only when attached to the digits of an amount of money.
    ...{ k: 1e3, m: 1e6, mn: 1e6, mln: 1e6, b: 1e9, bn: 1e9, bln: 1e9, tn: 1e12, trn: 1e12 },
    ...{ lakh: 1e5, crore: 1e7 },
  },
  spacedScales: [...SPACED_SCALES, ...SPACED_SCALES.map((word) => `${word}s`)],
  roughSizes: "(?:tens of |dozens of |hundreds of )?(?:dozens|hundreds|thousands|millions|billions)",
  roughSizeJoiner: " of ",
  roughTens: /^tens$/i,
  percent: "per\\s?cent|pct|percentage[\\s-]points?",
  // "pounds" (weight) and "crowns" or "rials" (several currencies) are ambiguous: left out.
  currencies: {
    dollar: "USD",
    dollars: "USD",
    euro: "EUR",
    euros: "EUR",
    yen: "JPY",
    yuan: "CNY",
    renminbi: "CNY",
    rupees: "INR",
    rubles: "RUB",
    roubles: "RUB",
    hryvnia: "UAH",
    shekels: "ILS",
    sterling: "GBP",
    zloty: "PLN",
    "pounds sterling": "GBP",
    "swiss francs": "CHF",
    "canadian dollars": "CAD",
    "australian dollars": "AUD",
    "u.s. dollars": "USD",
    "us dollars": "USD",
  },
  andAHalf: "\\s{1,9}and\\s{1,9}a\\s{1,9}half\\b",
  fraction:
    /\b(?:(?<top>an?|one|two|three|four|five|\d)[\s-](?<bottom>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)(?=\s+of\b)|half(?=\s+(?:of|the|all|its|their|his|her)\b(?! (?:hour|year|time|season))))/gi,
  anyFraction: /hal(?:f|ves)\b|third|quarter|fourth|fifth|sixth|eighth|tenth/i,
  denominators: {
    ...{ half: 2, halves: 2, third: 3, thirds: 3, quarter: 4, quarters: 4, fourth: 4, fourths: 4 },
    ...{ fifth: 5, fifths: 5, sixth: 6, sixths: 6, eighth: 8, eighths: 8, tenth: 10, tenths: 10 },
  },
  ordinalSuffix: /^(?:st|nd|rd|th)$/,
  approximateBefore:
    "about|around|approximately|approx\\.|roughly|some|nearly|almost|more than|less than|fewer than|greater than|over|under|above|below|up to|at least|at most|as (?:many|much|few|little) as|close to|estimated|upwards of|no (?:more|less|fewer) than|circa|ca\\.|c\\.|well over",
  approximateArticles: "an?|the|its",
  approximateAfter: /^(?:\+|[\s-](?:odd|plus|something|or (?:so|more|fewer|less))\b)/i,
  rangeTo: /^\s?(?:-|–|to)\s?$/,
  rangeAnd: /^\s?and\s?$/,
  between: /\bbetween\s*$/i,
  nameBefore:
    /\b(?:Route|Highway|Interstate|Hwy\.?|Flight|[Nn]os?\.|ext\.|Number|Boeing|Airbus|Windows|Room|Suite|Apt\.?|Chapter|Article|Section|Sec\.|Title|Area|Apollo|Artemis|Formula|Channel|Page|[Pp]p?\.|Figure|Fig\.|Table|Phase|Tier|Level|Grade|Group|Class|Type|Model|Mark|Version|[Cc]ovid|COVID|iPhone|iOS|Android|Xbox|PlayStation|Galaxy|Pixel|District|Precinct|Ward|Amendment|Proposition|Prop\.|Resolution|Psalm|Act|Season|Episode|Part|Volume|Vol\.|Week|Day|Game|Round|Stage|Gate|Unit|Pier|Terminal|Line|Catch|Bowl|Expo|Agenda|World War|Pac|Big|Ten|Studio|Channel|Hall|Block|Lot|Engine|Ladder|Box)[\s-]$/,
  one: /^one$/i,
  pronounBefore: /\b(?:no|any|every|some|each|this|that|the|which)\s$/i,
  pronounAfter: /^(?:\sanother\b|['’]s\b)/,
  minusBefore: /(?:^|[\s(])(?:[-−]|minus\s)$/i,
  counted: {
    irregularPlurals: wordSet(
      `people men women children police troops feet teeth mice cattle dead wounded injured missing personnel
       aircraft staff crew officers sheep fish deer clergy youth lawmen servicemen servicewomen policemen gunmen
       fishermen congressmen`,
    ),
    measures: wordSet(
      `mph kph km kg kmh cm mm mg ml ft hp lbs lb oz GB TB MB MW GW kWh acres miles metres meters feet`,
    ),
    plural: /\ws$/,
    // Verbs, adverbs and the like.
    nonPlurals:
      /^(?:is|was|has|does|says|this|its|his|as|us|plus|versus|across|towards|besides|perhaps|always|thus|less|afterwards|ours|yes|overseas|various|serious|previous|famous|dangerous|religious|.*(?:ous|ss|us|is))$/,
    adjective:
      /(?:ed|ing|ly|est|ous|ful|al|ive|ic|ble|ary|ish|ese|ian|can)$|^(?:more|other|others|new|old|young|big|small|major|different|straight|further|extra|senior|top|key|main|whole|full|so|odd|plus|per|a|an)$/,
    linking:
      /^[\s-]*(?:(?:or more|or so|odd|plus|more|other|additional|further|of (?:the|its|his|her|their|our|those|these)|of|consecutive|straight)\b[\s-]*)*/,
    hyphenated: wordSet("strong"),
  },
  impliedNumbers: {
    single: 1,
    once: 1,
    both: 2,
    pair: 2,
    couple: 2,
    twice: 2,
    twins: 2,
    duo: 2,
    trio: 3,
    dozen: 12,
    decade: 10,
    century: 100,
  },
};
