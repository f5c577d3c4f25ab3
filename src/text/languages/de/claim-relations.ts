import type { ClaimRelationRules } from "../contract/claim-rules.ts";
import { wholeWords, wordLines, wordList, wordSet } from "../word-lists.ts";

const UP = wordList(
  `steigen steigt stieg stiegen gestiegen anstieg erhohen erhoht erhohte erhohung wachsen wachst wuchs gewachsen wachstum zunehmen zunahme
   zugenommen klettern kletterte geklettert anheben angehoben hebt hoher mehr aufwarts gewinnen zulegen zugelegt`,
);
const DOWN = wordList(
  `sinken sinkt sank sanken gesunken senken senkt senkte gesenkt senkung fallen fallt fiel fielen gefallen ruckgang zuruckgehen abnehmen
   abnahme abgenommen schrumpfen schrumpft geschrumpft kurzen kurzt gekurzt kurzung niedriger weniger abwarts nachgeben einbrechen
   eingebrochen verringern verringert reduzieren reduziert`,
);

export const claimRelations: ClaimRelationRules = {
  opposites: [
    [UP, DOWN],
    [
      wordList("gewinnen gewinnt gewann gewonnen sieg siegt siegte besiegt"),
      wordList("verlieren verliert verlor verloren niederlage unterliegt"),
    ],
    [
      wordList("offnen offnet offnete geoffnet eroffnet offen"),
      wordList("schliessen schliesst schloss geschlossen schliessung gesperrt sperrung"),
    ],
    [
      wordList("beginnen beginnt begann begonnen start startet startete"),
      wordList("enden endet endete beendet beenden ende abgebrochen"),
    ],
    [
      wordList("zustimmen zugestimmt stimmt annehmen angenommen billigt gebilligt unterstutzt"),
      wordList("ablehnen abgelehnt lehnt zuruckgewiesen verweigert"),
    ],
    [wordList("kaufen kauft kaufte gekauft"), wordList("verkaufen verkauft verkaufte")],
    [wordList("erlauben erlaubt genehmigt"), wordList("verbieten verbietet verboten untersagt")],
    [wordList("freigesprochen unschuldig freispruch"), wordList("verurteilt schuldig")],
    [wordList("bestatigt bestatigte bestatigen"), wordList("dementiert dementierte bestreitet bestritt")],
    [wordList("freigelassen entlassen"), wordList("festgenommen verhaftet inhaftiert")],
    [wordList("lebend uberlebt uberlebte"), wordList("tot gestorben getotet")],
    [wordList("fruher"), wordList("spater")],
  ],
  auxiliaries: wordSet(
    `ist sind war waren wird werden wurde wurden hat haben hatte hatten soll sollen kann konnen will wollen muss mussen darf
     auch dann nun jetzt schon bereits wieder noch nur nicht nie sich zu der die das`,
  ),
  conjunctions: wordSet("und aber oder dass als wahrend weil nachdem bevor wo obwohl wenn bis seit"),
  speech: wordSet(
    "laut zufolge angaben sagt erklart betont berichtet meint warnt nannte sprach spricht kritisierte lobte verurteilte",
  ),
  softening: wordSet("moglich mogliche moglichen moglicher unklar ungewiss"),
  denials: wordSet(
    "dementiert dementierte leugnet leugnete verweigert verweigerte lehnt lehnte scheitert scheiterte kaum selten verhindert verhinderte stoppt stoppte",
  ),
  infinitive: wordSet("zu"),
  events: wordLines(`
    toten totet totete getotet gestorben starb starben tod tot tote todlich opfer ermordet mord todesopfer
    verletzt verletzte verletzten verletzung klinik krankenhaus
    festgenommen verhaftet festnahme haft inhaftiert gefangnis
    zuruckgetreten rucktritt
    verurteilt schuldig urteil
  `),
  relative: wordSet("wie der die das welcher welche dem den"),
  passive: wordSet("wird werden wurde wurden worden"),
  agent: wordSet("von durch"),
  possibility: wordSet(
    `konnte konnten kann moglich moglicherweise moglichen vielleicht vermutlich wahrscheinlich wohl eventuell womoglich falls ob wenn
     durfte durften offenbar anscheinend unklar`,
  ),
  rumour: wordSet(
    `angeblich angebliche angeblichen mutmasslich mutmassliche mutmasslichen mutmasslicher verdacht verdachtig verdachtigt beschuldigt
     vorgeworfen vorwurf gerucht geruchte soll sollen behauptet behauptete behaupten unbestatigt`,
  ),
  plan: wordSet(
    `plant planen plante geplant geplante geplanten plan plane will wollen wollte wollten mochte mochten soll sollen hofft hoffen hoffte
     erwartet erwarten erwartete vorgesehen vorgeschlagen schlagt vorschlag prognose prognostiziert erwagt pruft prufen droht drohen
     drohte fordert fordern forderte gefordert verlangt verlangte ruft aufgerufen verspricht versprach versprochen angekundigt kundigt kundigte strebt
     beabsichtigt versucht versuchte`,
  ),
  future: wordSet("wird werden will soll kunftig demnachst"),
  factSpeakers: wordSet(
    `behorden behorde polizei ministerium amt bundesamt landesamt gericht staatsanwaltschaft feuerwehr sprecher
     sprecherin krankenhaus klinik armee militar kommission dienst wetterdienst mitteilung
     bericht angaben statistik behordenangaben polizeiangaben rettungskrafte`,
  ),
  pastTense: /^(?:\p{L}*ge\p{L}+(?:t|en)|\p{L}{3,}te|\p{L}{3,}ten|\p{L}+iert)$/u,
  causes: wordSet("verursacht verursachte verursachten ausgelost ausloste"),
  emphasis: wordSet(
    `alle allen aller jeder jede jedes immer nie einzige einziger einzigen ganze ganzen vollig komplett vollstandig einstimmig rekord
     doppelt verdoppelt verdreifacht halbiert historisch beispiellos
     grosste grossten hochste hochsten niedrigste schlimmste starkste schwerste langste beste schlechteste`,
  ),
  anyone: new Set(["mensch", "person", "opf", "leut", "mitglied"]),
  partOf: /^\s+(?:von ihnen|davon|darunter)(?![\p{L}])/iu,
  denyingSpeech: wordSet(
    "bestreitet bestritt bestritten dementiert dementierte dementieren widerspricht widersprach",
  ),
  vagueCounts: wordSet("mehrere einige viele zahlreiche etliche wenige dutzende"),
  ratio: wholeWords(
    "jede[rsnm]? (?<whole>zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte)[rsn]?|(?<part>eine?[rsm]?|zwei|drei|vier|fünf|\\d{1,3}) (?:von|aus) (?<whole>zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|\\d{1,3})",
    "giu",
  ),
  ratioValues: {
    ...{
      ein: 1,
      eine: 1,
      einer: 1,
      eines: 1,
      einem: 1,
      zwei: 2,
      drei: 3,
      vier: 4,
      fünf: 5,
      sechs: 6,
      sieben: 7,
      acht: 8,
    },
    ...{
      neun: 9,
      zehn: 10,
      zweite: 2,
      dritte: 3,
      vierte: 4,
      fünfte: 5,
      sechste: 6,
      siebte: 7,
      achte: 8,
      neunte: 9,
      zehnte: 10,
    },
  },
  pointShare: wholeWords(
    "(?:(?<top>ein|einen|drei) )?(?<bottom>halbe|viertel|achtel|zehntel)[nr]?(?: |-)?prozentpunkte?",
    "giu",
  ),
  ordinals: Object.fromEntries(
    wordList("erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte").map(
      (word, index) => [word, index + 1],
    ),
  ),
  apart: /^(?:vor |nach )?eine[mr] (?<unit>tag|woche|monat|jahr) (?:zuvor|davor|vorher|später|danach)$/i,
  apartDays: { tag: 1, woche: 7, monat: 30, jahr: 365 },
  until: wordSet("bis bevor ehe erst"),
  timeZone: /^\s?\(?(?<zone>MEZ|MESZ|UTC|GMT|Ortszeit)(?![\p{L}])/iu,
  determiners: wordSet(
    `der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner im am zum zur beim vom ins ans aufs
     ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner unser unsere dieser diese dieses diesen diesem jeder jede jedes jeden alle
     allen aller viele vielen mehrere mehreren einige einigen wenige beide beiden andere anderen weitere weiteren`,
  ),
};
