import type { ClaimRelationRules } from "../contract/claim-rules.ts";
import { wordLines, wordList, wordSet } from "../word-lists.ts";

const UP = wordList(
  `rise rises rose risen rising raise raises raised raising climb gain grow grows grew grown growing growth increase hike jump soar surge
   rally rallied advance higher upward expand boost accelerate spike strengthen widen rebound upgrade`,
);
const DOWN = wordList(
  `fall falls fell fallen falling drop decline decrease lower cut cuts cutting lose losing slide slid slump plunge tumble sink sank sunk
   shrink shrank shrunk shrinking reduce reduction dip slip downward contract contraction slow weaken narrow ease downgrade trim
   slash`,
);

export const claimRelations: ClaimRelationRules = {
  opposites: [
    [UP, DOWN],
    [wordList("win wins won winning victory"), wordList("lose loses lost losing loss")],
    [wordList("open opens opened opening reopen"), wordList("close closes closed closing closure shut")],
    [
      wordList("begin begins began begun start launch resume"),
      wordList("end ends ended ending halt stop finish suspend cancel"),
    ],
    [
      wordList("accept agree approve approval back backed support endorse"),
      wordList("reject refuse oppose opposed opposition veto block"),
    ],
    [
      wordList("arrive arrived enter entered join joined"),
      wordList("leave leaves left depart exit quit evacuate evacuation"),
    ],
    [wordList("buy buys bought purchase"), wordList("sell sells sold sale")],
    [wordList("allow permit legalise legalize"), wordList("ban forbid forbade prohibit outlaw")],
    [wordList("acquit acquitted innocent cleared"), wordList("convict convicted guilty")],
    [wordList("confirm confirmed admit admitted"), wordList("deny denied denies denial")],
    [wordList("more"), wordList("less fewer")],
    [wordList("alive survive survived survivor"), wordList("dead died killed")],
    [wordList("hire hired appoint appointed"), wordList("fire fired dismiss dismissed sack sacked")],
    [
      wordList("release released free freed"),
      wordList("arrest arrested detain detained jail jailed imprison"),
    ],
    [wordList("attack"), wordList("defend")],
    [wordList("better best improve improved"), wordList("worse worst worsen deteriorate")],
    [wordList("earlier early"), wordList("later late")],
  ],
  auxiliaries: wordSet(
    `is are was were be been being has have had do does did will would can could may might must shall should also then later
     first now already again soon to not never only just reportedly allegedly once still even who which that`,
  ),
  conjunctions: wordSet(
    "and but or that when while because after before where whereas although though if until since said says",
  ),
  speech: wordSet(
    `according says saying tells telling adds adding warns warning insists insisting argues arguing stating explains explaining
     emphasized emphasised emphasizes emphasizing stressed stressing expressed expresses expressing highlighted highlighting
     noting described describing praised criticised criticized condemned responded replied`,
  ),
  softening: wordSet("possible potential potentially can feared uncertain unclear probable apparent"),
  denials: wordSet(
    "refuse refuses refused refusing fail fails failed unable hardly barely scarcely rarely seldom",
  ),
  infinitive: wordSet("to"),
  events: wordLines(`
    kill die died dying dead death deadly fatal fatality slain toll murder murdered assassinate perish casualty
    injure wound hurt injury casualty harm
    arrest detain custody jail imprison apprehend capture captured prison
    resign quit resignation stepped stepping
    convict conviction guilty sentence sentenced
    destroy raze wreck flatten ruin destruction
    bankrupt bankruptcy insolvent insolvency
  `),
  relative: wordSet("who which whom whose that as"),
  passive: wordSet("is are was were be been being get gets got"),
  agent: wordSet("by"),
  possibility: wordSet(
    "may might could possibly perhaps maybe probably likely unlikely if whether appears appear appeared seems seem seemed apparently",
  ),
  rumour: wordSet(
    `alleged allegedly alleges allege reportedly rumour rumours rumor rumors rumored rumoured suspected suspicion accused accuses
     accuse accusing accusation accusations claimed claims claim claiming believed believe believes thought purported purportedly
     supposedly unconfirmed unverified`,
  ),
  plan: wordSet(
    `plan plans planned planning intend intends intended hope hopes hoped aim aims aimed want wants wanted seek seeks sought expect expects
     expected scheduled due proposed propose proposes proposal considering consider forecast forecasts predicted predicts predict
     prepares preparing threaten threatens threatened threatening vow vows vowed pledge pledges pledged promise promises promised
     offer offers offered try tries tried trying attempt attempts attempted urge urges urged demand demands demanded asked
     poised weighing weigh weighs discuss discusses discussed looking ready`,
  ),
  future: wordSet("will would shall upcoming ahead soon"),
  factSpeakers: wordSet(
    `authorities authority police official officials ministry department agency service office bureau hospital court commission command
     military army pentagon palace data report statement spokesman spokeswoman spokesperson source sources prosecutors prosecutor firefighters
     rescuers coroner sheriff centers centre center institute release documents filing records study survey census`,
  ),
  pastTense:
    /^(?:\p{L}{2,}ed|rose|fell|met|took|made|left|led|held|found|sent|saw|told|became|gave|came|went|won|lost|struck|cut|hit|began|shut|quit|sold|bought|built|fought|flew|drove|grew|fled|paid|ran|said|spent|stood|threw|wrote|broke|brought|caught|chose|done|did)$/u,
  causes: wordSet("caused triggered"),
  emphasis: wordSet(
    `all every always never none entire entirely unanimously everyone everybody nobody
     double doubled doubles twice triple tripled triples quadruple quadrupled half halved consecutive unprecedented historic
     devastated destroyed decimated guaranteed proven permanently
     biggest largest greatest highest lowest worst best strongest weakest deadliest bloodiest oldest youngest longest shortest fastest
     slowest smallest tallest deepest richest poorest strictest heaviest hottest coldest toughest busiest`,
  ),
  anyone: wordSet(
    "peopl person other victim individu man men women woman human live casualti civilian one member",
  ),
  partOf: /^\s+of (?:them|those|these|whom|which)\b/i,
  denyingSpeech: wordSet("deny denies denied denying dispute disputes disputed refute refutes refuted"),
  vagueCounts: wordSet("several few pair couple many numerous multiple dozens scores"),
  ratio:
    /(?<![\p{L}\p{N}])(?<part>one|two|three|four|five|six|seven|eight|nine|\d{1,3}) (?:in|out of)(?: every| each)? (?<whole>two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|\d{1,3})(?![\p{L}\p{N}]|[.,]\d)/giu,
  ratioValues: {
    ...{
      one: 1,
      two: 2,
      three: 3,
      four: 4,
      five: 5,
      six: 6,
      seven: 7,
      eight: 8,
      nine: 9,
      ten: 10,
      twenty: 20,
      hundred: 100,
    },
  },
  pointShare:
    /\b(?:(?<top>an?|one|two|three)[\s-])?(?<bottom>half|third|quarter|eighth|tenth)s?[\s-](?:of[\s-])?(?:an?[\s-])?(?:percentage[\s-])?points?\b/gi,
  ordinals: Object.fromEntries(
    wordList(
      `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
       seventeenth eighteenth nineteenth twentieth`,
    ).map((word, index) => [word, index + 1]),
  ),
  apart: /^(?:an?|one|the) (?<unit>day|week|month|year) (?:earlier|before|later|after)$/i,
  apartDays: { day: 1, week: 7, month: 30, year: 365 },
  until: wordSet("until till before unless"),
  timeZone:
    /^\s?(?:\(?)(?<zone>GMT|UTC|BST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|CES?T|EES?T|IST|JST|AES?T|local time|eastern|pacific|central)\b/i,
  determiners: new Set(),
};
