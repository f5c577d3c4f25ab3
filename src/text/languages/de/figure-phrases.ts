import type { FigurePhraseRules } from "../contract/figure-rules.ts";
import { wholeWords } from "../word-lists.ts";

export const figurePhrases: FigurePhraseRules = {
  actionBoundary: /^(?:und|aber|während|als|nachdem|bevor|dass|welche|weil|oder|um|wenn)$/i,
  preposition: /^(?:in|im|an|am|auf|von|aus|für|mit|bei|nahe|innerhalb|außerhalb|unter|über)$/i,
  auxiliary: /^(?:wurden|wurde|sind|ist|waren|war|worden|haben|hat|hatten|kamen)$/i,
  noEvent: /^(?:Todesstrafe|Todesurteil|Todesdrohung|Feuerwehr|Streikrecht)/i,
  insertion:
    /^(?:darunter|davon|unter ihnen|viele|die meisten|einige|mindestens|alle)(?![\p{L}])[^,;:]{0,60},\s+(?=(?:wurden|waren|hatten|haben|sind|starben|kamen)(?![\p{L}]))/iu,
  tollVerbBefore:
    /(?:^|[^\p{L}])(?<verb>auf|bei|von|ist|war|erreichte|betrug|beträgt|überstieg|nun|über)\s+(?:(?:mindestens|mehr als|über|etwa|rund|fast|knapp|bis zu)\s+)?$/iu,
  previousVerb: "von",
  tollBefore:
    /(?:(?<toll>Todesopfer|Opferzahl|Totenzahl|Zahl der (?:Toten|Todesopfer|Opfer))|Zahl (?:der|von)(?![\p{L}]))(?<counted>[^;:"“”„]{0,500})$/iu,
  previousValue: /(?:^|\s)von [\p{L}\d, -]{1,20}? (?=auf (?:[\p{Ll}]+ ){0,2}$)/iu,
  rising: wholeWords(
    "steigt|stieg|stiegen|gestiegen|steigen|erhöht(?:e|en)?|wächst|wuchs|gewachsen|kletter\\p{L}*|nahm zu|zugenommen",
  ),
  reportingClause:
    /(?:^|[^\p{L}])(?:sagte|sagten|teilte|teilten|berichtete|erklärte|laut|nach Angaben|zufolge|gab bekannt)(?![\p{L}])[^,;]{0,40}$/iu,
  placeBefore:
    /(?:^|[^\p{L}])(?:in|im|an|am|bei|nahe|vor|außerhalb|innerhalb|aus)\s+(?:der\s+|dem\s+|den\s+)?$/iu,
  bounds: [
    ["at-least", wholeWords("mindestens|wenigstens|(?<!nicht )mehr als|über|nicht weniger als")],
    ["at-most", wholeWords("bis zu|höchstens|maximal|weniger als|unter|nicht mehr als|knapp")],
    ["about", wholeWords("etwa|rund|ungefähr|circa|ca|fast|beinahe|nahezu|schätzungsweise")],
  ],
  boundAfter: /^ oder (?:mehr|so)(?![\p{L}])/u,
  orMore: /oder mehr(?![p{L}])/,
  otherTime: wholeWords(
    "seit|(?:letztes|vergangenes|voriges) (?:Jahr|Monat)|(?:letzte|vergangene) Woche|vor \\p{L}+ (?:Jahren|Monaten)|zuvor|früher|Jahrzehnte|Krieg|bislang in diesem Jahr|(?:Tage|Wochen|Monate|Jahre) nach|binnen",
  ),
};
