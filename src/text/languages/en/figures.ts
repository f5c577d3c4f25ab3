import type { FigureRules } from "../contract/figure-rules.ts";
import { wordList, wordSet } from "../word-lists.ts";

export const figures: FigureRules = {
  actions: {
    kill: wordList(
      `kill killed kills killing dead died die dies dying death deaths fatalities fatally perished slain lives`,
    ),
    wound: wordList(
      `wound wounded wounds wounding injured injure injures injuring injuries hurt hospitalized hospitalised`,
    ),
    missing: wordList("missing unaccounted"),
    arrest: wordList("arrest arrested arrests arresting detained detain detains detaining"),
    displace: wordList("displace displaced displaces displacing homeless"),
    evacuate: wordList("evacuate evacuated evacuates evacuating evacuation"),
    rescue: wordList("rescue rescued rescues rescuing"),
    abduct: wordList("abduct abducted abducting kidnapped kidnapping hostage"),
    infect: wordList("infect infected infecting infections cases"),
    destroy: wordList("destroy destroyed destroys destroying"),
    damage: wordList("damage damaged damages damaging"),
    survive: wordList("survive survived survivors surviving"),
    trap: wordList("trap trapped stranded"),
    strike: wordList("strike struck strikes striking hit hits hitting"),
    fire: wordList("fire fired fires firing launched launches launching"),
    burn: wordList("burn burned burnt burns burning scorched scorches scorching"),
    sink: wordList("sink sank sunk"),
  },
  outcomes: {
    kill: "dead",
    wound: "injured",
    missing: "missing",
    arrest: "arrested",
    displace: "displaced",
    evacuate: "evacuated",
    rescue: "rescued",
    abduct: "abducted",
    infect: "infected",
    destroy: "destroyed",
    damage: "damaged",
    survive: "alive",
    trap: "trapped",
    strike: "hit",
    fire: "fired",
    burn: "burned",
    sink: "sunk",
  },
  groups: {
    people: wordList("people person persons victims individuals lives passengers residents"),
    troops: wordList(
      `troops soldiers soldier troop servicemen serviceman servicewomen service personnel marines marine sailors
       reservists`,
    ),
    fighters: wordList(
      `fighters fighter militants militant gunmen gunman insurgents insurgent rebels rebel militiamen terrorists
       militia`,
    ),
    civilians: wordList("civilians civilian"),
    children: wordList("children child kids kid boys girls infants babies"),
    students: wordList("students student pupils pupil"),
    women: wordList("women woman"),
    men: wordList("men man"),
    police: wordList("police policemen policeman officers officer"),
    journalists: wordList("journalists journalist reporters"),
    workers: wordList("workers worker employees employee staff"),
    houses: wordList("houses house homes home"),
    ships: wordList("ships ship vessels vessel"),
  },
  people: "people",
  measures: wordSet(
    `second minute hour day week month year decade century time mile km kilometr kilomet metr meter feet foot
     yard inch kg pound tonn ton degre mph km/h gram litr liter gallon barrel point seat vote round set game
     goal season carri caliber calibre shot percent`,
  ),
  agentNoun: /(?:er|or|ian|ist|ant|ee)s?$/,
  pluralEnding: /s$/,
  quantifiers: wordSet(
    `at least more than over about around some nearly almost up to as many an estimated a total of additional
     the further roughly approximately fewer less under only just all another no few other`,
  ),
  nounBoundary: wordSet(
    `were was are is be been being have has had who whom that which in of at on and or but by from for to with
     as when while after before during since than into near across over under the a an this their his her its it
     they he she not also so said says there then because where more outside inside around through against along
     among between behind above below off onto toward towards without until till per about`,
  ),
  additional: /^(?:others?|another|additional|further)$/,
  additionalBefore: /^(?:another|additional|further|other)$/,
  additionalAfter: /^\s*more\b/,
  notNoun: /^(?:others?|odd|time)$/,
  partialAfter: /^\s*of (?:the|them|those|whom|these|its|his|her|their)\b/,
  partialBefore: /\b(?:including|among (?:them|whom|those)|of (?:them|whom|which))[\s\w$€£]{0,40}$/i,
  phrases: {
    actionBoundary: /^(?:and|but|while|when|after|before|that|which|who|as|because|or|to|by|if)$/i,
    preposition: /^(?:in|at|of|on|from|for|with|near|inside|outside|under|over|across)$/i,
    auxiliary: /^(?:were|was|are|is|been|being|have|has|had)$/i,
    noEvent:
      /^(?:death|hit|fire|strike|burn)[- ](?:sentence|penalty|row|threat|list|song|engine|department|line|deal)/i,
    insertion:
      /^(?:including|among|most|many|some|mostly|at least|all)\b[^,;:]{0,60},\s+(?=(?:were|was|have|had|are|died)\b)/i,
    tollVerbBefore:
      /\b(?<verb>to|at|of|is|was|reached|hit|passed|exceed(?:s|ed)|topped|from|now|past|above)\s+(?:(?:at least|more than|over|about|around|some|nearly|almost|up to)\s+)?$/i,
    previousVerb: "from",
    tollBefore: /\b(?:(?<toll>(?:death )?toll)|(?:number|count) of\b)(?<counted>[^;:"“”]{0,500})$/i,
    previousValue: /\bfrom [\p{L}\d, -]{1,20}? (?=to (?:[a-z]+ ){0,2}$)/iu,
    rising:
      /\b(?:ris(?:es?|en|ing)|rose|climb\w*|grow[ns]?|grew|increas\w*|jump\w*|rais\w*|went up|gone up)\b/i,
    reportingClause: /\b(?:said|says|told|reported|announced|added|according to|stated)\b[^,;]{0,40}$/i,
    placeBefore: /\b(?:in|at|near|on|off|outside|across|around|inside)\s+(?:the\s+)?(?:[a-z]+(?:ern)?\s+)?$/i,
    bounds: [
      [
        "at-least",
        /\b(?:at least|(?<!no )more than|over|no fewer than|no less than|exceeding|upwards of|above|past)\b/i,
      ],
      ["at-most", /\b(?:up to|as many as|fewer than|less than|under|at most|no more than)\b/i],
      ["about", /\b(?:about|around|some|nearly|almost|roughly|approximately|estimated|odd|or so)\b/i],
    ],
    boundAfter: /^(?:-odd| or so| or more)\b/,
    orMore: /\bor more\b/,
    otherTime:
      /\b(?:since|last (?:year|month|week)|years? (?:ago|earlier)|previous(?:ly)?|decades?|war|so far this|(?:days|weeks|months|years) after|(?:over|in|during|for) (?:the )?(?:(?:past|last) )?\w+ (?:days|nights|weeks|months|years)|(?:that|which|who) (?:ha[sd] |have )?(?:killed|left|injured|wounded|claimed|destroyed|displaced))\b/i,
  },
  hypothetical:
    /\b(?:can|could|may|might|would|will|prevent\w*|feared?|if|risk|threat\w*|expect\w*|plan\w*|should|offer\w*)\b/i,
  vague: /^(?:\p{L}+ )*(?:dozens|scores|hundreds|thousands|millions|billions)$/iu,
  ageBefore: /\bage(?:[ds]|s? of)?\s+$/i,
  countSuffix: "odd",
  neutral: wordList(
    `rise rose risen rising increase increased climb climbed grow grew grown jump jumped soar soared surge
     surged gain gained raise raised higher fall fell fallen falling drop dropped decline declined decrease
     lower cut slip slipped sink shrink reach reached hit stand stands stood pass passed top topped exceed
     exceeded total totalled now currently latest new say says said report reported official officials
     authorities told according early late morning evening night today yesterday Monday Tuesday Wednesday
     Thursday Friday Saturday Sunday January February March April May June July August September October
     November December`,
  ),
  filler: /^(?:(?:to|at(?! (?:least|most))|of|the|an?|total|just|only|all)\s+)+/i,
};
