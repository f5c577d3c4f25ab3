import type { QuestionRules } from "../contract/question-rules.ts";
import { wholeWords, wordList, wordSet } from "../word-lists.ts";
import { synonyms } from "./synonyms.ts";

export const questions: QuestionRules = {
  greetings: ["hallo", "hilfe", "moin", "servus", "danke", "guten morgen", "guten tag", "guten abend"],
  questionWords: wordList(
    `was welche welcher welches welchem welchen wer wen wem wessen wann wo wohin woher warum wieso weshalb wie tun
     tat getan kann können konnte könnte würde soll sollte wird werden darf muss bin ist sind war waren sein gewesen
     hat haben hatte viele viel mehr meisten lange oft jemals genau bitte sag sage sagen erzähl erzähle mir uns du
     sie ihr dein mein wir unser ich weiß wissen erkläre beschreibe zeige nenne gib finde geschehen geschah passiert
     passieren passierte stattfinden dort hier gibt dies diese dieser dieses jene es ihn ihm er seine ihre irgendein
     einige alle so und oder aber wenn über laut woche wochen neueste neuesten aktuell heute derzeit jetzt auch noch
     wirklich hallo danke folgende ungefähr wahr falsch namens genannt person personen mensch menschen jemand`,
  ),
  looseModifiers: wordList(
    `mehrere verschiedene zahlreiche wenige dutzende hunderte tausende millionen weitere zusätzliche bestimmte besondere
     ähnliche kommende bevorstehende vorherige nächste bald später früher zuletzt laufende neue wahrscheinlich
     unwahrscheinlich möglicherweise angeblich offenbar offiziell öffentlich schließlich ursprünglich zunächst plötzlich
     unerwartet sehr leicht fast rund größtenteils hauptsächlich vor allem besonders zunehmend deutlich sofort trotz wegen
     bekannt beste besser größere wichtigste groß größte riesig beliebt berühmt renommiert einflussreich führend anzahl zahl
     art sorte weise`,
  ),
  fallbackWords: ["sagen", "passieren"],
  kinds: [
    [
      wholeWords(
        "wie alt|wie lange|welches alter|wie viele? (?:jahre|monate|wochen|tage|stunden|minuten|zeit)",
      ),
      "duration",
    ],
    [wholeWords("(?:wie ?viel|welcher) (?:prozent|prozentsatz|anteil)"), "percent"],
    [
      wholeWords(
        "wie ?viel (?:geld|euro|dollar)|was kostet(?:e)?|wie teuer|wie ?viel (?:kostet|kostete)|welcher preis",
      ),
      "money",
    ],
    [
      wholeWords(
        "wie ?viele?|wie (?:hoch|groß|weit|schnell|tief|schwer|heiß|kalt|stark)|welche (?:zahl|anzahl)|opferzahl",
      ),
      "count",
    ],
    [
      wholeWords("wann|(?:welche[mnrs]?|an welchem) (?:tag|datum|jahr|monat|uhrzeit|zeit)|seit wann|ab wann"),
      "time",
    ],
    [
      wholeWords("warum|wieso|weshalb|aus welchem grund|wodurch|was (?:war der grund|verursachte|führte zu)"),
      "reason",
    ],
    [
      wholeWords(
        "was (?:sagte|sagt|sagten|erklärte|behauptete|kündigte|forderte|versprach|hat|haben)(?:.*(?:gesagt|erklärt|behauptet|angekündigt|gefordert))?",
      ),
      "statement",
    ],
    [wholeWords("wo|wohin|woher"), "whereabouts"],
    [
      wholeWords(
        "(?:in |aus )?welche[mnrs]? (?:land|stadt|ort|staat|region|insel|kontinent|dorf|bundesland)",
      ),
      "place",
    ],
    [/(?<![\p{L}])[Ww]er (?:ist|sind|war|waren) (?:(?:er|sie)(?![\p{L}])|\p{Lu})/u, "identity"],
    [wholeWords("wer|wen|wem|wessen"), "person"],
    [
      /^\P{L}*(?:ist|sind|war|waren|hat|haben|hatte|wird|werden|kann|können|soll|darf|muss|gibt)(?![\p{L}])/iu,
      "yes-no",
    ],
  ],
  questionWord: wholeWords(
    "wer|wen|wem|wessen|was|welche[mnrs]?|wie|wann|wo|wohin|woher|warum|wieso|weshalb",
  ),
  aside: /,\s+(?:der|die|das|dessen|deren|wo)(?![\p{L}])[^,]*,/giu,
  subordinate:
    /,?\s(?=(?:als|nachdem|während|weil|bevor)(?![\p{L}]))(?<=(?:wer|was|welche|wie|warum)(?![\p{L}]).*).*$/isu,
  measure: wholeWords("wie (?:alt|lange|weit|hoch|groß|schnell|tief|schwer|bald|stark)", "giu"),
  measureWord: "wie",
  afterHowMany: /(?<![\p{L}])wie ?viele?\s+(.*)/isu,
  afterWho: /(?<![\p{L}])we(?:r|n|m|ssen)\s+(.*)/isu,
  afterWhy: /(?<![\p{L}])(?:warum|wieso|weshalb)\s+(.*)/isu,
  afterWhich: /(?<![\p{L}])(?:welche[mnrs]?|was)\s+([^,;:.?!]*)/iu,
  auxiliaries: wordSet(
    "ist sind war waren sein hat haben hatte wird werden wurde wurden kann konnte könnte soll sollte darf muss von",
  ),
  verbEnding: /(?:te|ten|iert|ierte)$/i,
  synonyms,
  followUps: {
    connectiveOpening:
      /^\s*(?:und was ist mit|was ist mit|wie steht es mit|und|aber|oder|also|auch|dann)(?![\p{L}])[\s,:]*/iu,
    newTopic: /^\s*(?:und\s+)?(?:was ist mit|wie steht es mit)(?![\p{L}])/iu,
    questionOpening: /^(?:wer|was|wann|wo|warum|wieso|weshalb|wie|welche[mnrs]?)(?![\p{L}])/iu,
    // "sie" and "ihr" may be several or a polite form, so they count as things.
    personPronoun: wholeWords("er|ihn|ihm"),
    thingPronoun: wholeWords(
      "sie|es|ihnen|ihre[mnrs]?|dies|diese[mnrs]?(?! (?:woche|monat|jahr))|jene[mnrs]?|dort|davon|dabei|damit|dazu|daran",
    ),
  },
};
