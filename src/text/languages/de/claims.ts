import type { BoundRules, ClaimWordingRules, NegationRules } from "../contract/claim-rules.ts";
import type { ReportingRules } from "../contract/reporting-rules.ts";
import { NEVER, wholeWords, wordSet } from "../word-lists.ts";
import { stemOfWritten } from "./stem.ts";

export const negation: NegationRules = {
  negations: wordSet(
    "nicht kein keine keiner keines keinem keinen nie niemals niemand niemanden niemandem nichts nirgends nirgendwo weder ohne",
  ),
  denying: wordSet(
    `bestreitet bestritt bestritten dementiert dementierte dementieren leugnet leugnete verweigert verweigerte ablehnt lehnte
     abgelehnt scheitert scheiterte gescheitert fehlt fehlte fehlen unfahig falsch unwahr unwahrscheinlich vermeidet vermied
     verhindert verhinderte verhindern stoppt stoppte gestoppt kaum wenig selten ausser sondern statt anstatt bezweifelt
     bezweifelte zweifel zweifelt ausgeschlossen verzichtet verzichtete`,
  ),
  contracted: {},
  contraction: NEVER,
  contractionMark: null,
  negation: "nicht",
  formOnly: new Set(["nur", "allein", "zuletzt", "zweifel", "mindest", "weniger", "mehr"].map(stemOfWritten)),
  nonPredicates: new Set(
    [
      ...[
        "sein",
        "gewesen",
        "werden",
        "worden",
        "haben",
        "gehabt",
        "tun",
        "getan",
        "können",
        "könnte",
        "sollen",
        "wollen",
      ],
      ...[
        "müssen",
        "dürfen",
        "mögen",
        "jemals",
        "noch",
        "auch",
        "so",
        "sehr",
        "zu",
        "sofort",
        "derzeit",
        "weit",
        "immer",
      ],
      ...["unbedingt", "ein", "einmal", "andere", "mehr", "nur"],
    ].map(stemOfWritten),
  ),
};

export const bounds: BoundRules = {
  before: [
    ["at-least", /(?<![\p{L}])(?:mindestens|wenigstens|nicht weniger als|ein minimum von)\s*$/u],
    ["below", /(?<![\p{L}])(?:nicht mehr als|höchstens|maximal|bis zu|ein maximum von)\s*$/u],
    ["above", /(?<![\p{L}])(?:(?:mehr|größer|höher) als|über|oberhalb von|jenseits von)\s*$/u],
    [
      "below",
      /(?<![\p{L}])(?:(?:weniger|kleiner|niedriger) als|unter|unterhalb von|fast|beinahe|nahezu|knapp)\s*$/u,
    ],
    ["exact", /(?<![\p{L}])(?:nur|lediglich|genau|exakt)\s*$/u],
    ["about", /(?<![\p{L}])(?:etwa|rund|ungefähr|circa|ca\.|schätzungsweise|gegen|an die|um die)\s*$/u],
  ],
  after: [
    ["above", /^(?:\s*\+|\s+oder mehr(?![\p{L}]))/u],
    ["below", /^\s+oder weniger(?![\p{L}])/u],
    ["about", /^\s+oder so(?![\p{L}])/u],
  ],
};

export const claimWording: ClaimWordingRules = {
  scaleWord:
    /^(?:hundert|tausend|dutzend|millionen|million|milliarden|milliarde|billionen|billion|tsd|mio|mrd|bio)$/,
  percentWord: /^(?:prozent|prozentpunkte?n?)$/,
  article: /^(vor )?eine[mr]? /,
  one: "$1ein ",
};

export const reporting: ReportingRules = {
  verbs: wordSet(
    `sagen sagt sagte sagten gesagt teilte teilt teilten mitgeteilt erklären erklärt erklärte erklärten berichten berichtet
     berichtete berichteten betont betonte kündigte kündigt angekündigt bestätigt bestätigte dementiert dementierte behauptet
     behauptete warnt warnte gewarnt schreibt schrieb fordert forderte fragt fragte meint meinte äußerte`,
  ),
  speech: wholeWords(
    "sagt|sagten?|teilten?|erklärten?|betonten?|warnten?|kündigten?|berichteten?|laut|zufolge|nach Angaben|bestritt|dementierten?|behaupteten?|versprach|schrieb|forderten?|verurteilten?|bestätigten?|lehnten?|bekräftigten?|meinten?",
    "giu",
  ),
  speakerFollows: /^(?:laut|nach angaben)/i,
  reported: wholeWords("sagten?|teilten? mit|erklärten?|laut|zufolge|nach Angaben"),
  saidByPronoun:
    /["“”]\s?,?\s(?:sagte|sagt|schrieb|ergänzte|erklärte|betonte|fügte) (?:er|sie|es)(?![\p{L}])/u,
  // Without "würde", which is "wurde" when folded.
  hedges: wordSet(
    `wenn falls ob konnte konnten durfte durften soll sollen sollte sollten angeblich mutmasslich mutmassliche
     mutmasslichen vermutlich moglicherweise vielleicht offenbar wohl laut zufolge behauptet behauptete geruchte geruchten
     verdachtig verdacht bis`,
  ),
};
