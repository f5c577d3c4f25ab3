import type { ProseRules } from "../contract/prose-rules.ts";
import { wholeWords } from "../word-lists.ts";

export const prose: ProseRules = {
  dependent:
    /^["„“'‘(]*(?:er|sie|es|ihm|ihn|ihnen|sein|seine|seiner|ihr|ihre|ihrer|dies|diese|dieser|dieses|diesen|jene|solche|beide|alle (?:zwei|drei|vier|fünf|sechs)|andere|dann|dort|hier|dabei|dadurch|dafür|dagegen|damit|danach|daran|darauf|daraufhin|darin|darüber|davon|davor|dazu|deshalb|deswegen|daher|so|zum Beispiel|beispielsweise|tatsächlich|seitdem|zu diesem Zeitpunkt|bis dahin|[^,"“”„]{3,60}, (?:er|sie|es)|(?:in|an|bei|mit|nach|vor|während|seit|durch|für|trotz|als|wenn) (?:diese[mnrs]?|seine[mnrs]?|ihre[mnrs]?|er|sie|ihm|ihr)|(?:der|die|das) (?:erstere|letztere|gleiche|selbe|Umzug|Entscheidung|beiden|drei|Paar|Vorfall|Mann|Frau|Opfer))(?![\p{L}])/iu,
  firstPerson: wholeWords("ich|wir|mein(?:e[mnrs]?)?|unser(?:e[mnrs]?)?|mich|mir|uns|du|dein(?:e[mnrs]?)?"),
  connective:
    /^(?:(?:Aber|Und|Doch|Denn)\s+|(?:Allerdings|Jedoch|Außerdem|Zudem|Unterdessen|Inzwischen|Auch|Dennoch|Trotzdem|Stattdessen|Natürlich|Tatsächlich),\s+)(?=\p{L})/u,
  ahead: wholeWords(
    "wird|werden|soll|sollen|will|wollen|geplant|vorgesehen|angesetzt|erwartet|bevorstehend\\p{L}*|kommende[mnrs]?|nächste[mnrs]?|beginnt|beginnen|startet|öffnet|endet|läuft aus|stimmt ab|tagt|tritt in Kraft|findet statt|Frist|bis(?= \\p{Lu}| \\d| zum)",
    "u",
  ),
  headlines: {
    clauseBoundary:
      /[,;:]\s|(?<=\p{Ll}{3})[.!?]\s|\s[–—-]+\s|\s(?=(?:nachdem|während|weil|obwohl|angesichts|nach|bevor|wobei)\s)/gu,
    verb: wholeWords(
      "ist|sind|war|waren|hat|haben|hatte|hatten|wird|werden|wurden?|kann|können|konnten?|könnten?|soll|sollen|sollten?|will|wollen|wollten?|muss|müssen|darf|dürfen|gewinnt|gewann|stieg|steigt|fiel|fällt|begann|traf|nahm|machte|ließ|führt|führte|fand|sah|gab|kam|ging|tötet|\\p{Ll}{2,}(?:te|ten|iert)",
      "u",
    ),
    subordinate:
      /^(?:(?:wenn|falls|nachdem|als|während|obwohl|weil|da|bevor|seit|trotz|mit|in|im|an|am|bei|für|angesichts|sobald)|(?:\p{L}+|\d+) (?:Stunden?|Tagen?|Wochen?|Monaten?|Jahren?) (?:nach|vor))(?![\p{L}])/iu,
    dangling: /^(?:der|die|das|den|dem|dessen|deren|welche[mnrs]?|wo|darunter|ein|eine)(?![\p{L}])/iu,
  },
  captions: {
    label:
      /^(?:(?:von|fotos?|bilder|bild|videos?|datei|quelle|bildunterschrift|aktualisiert|veröffentlicht|anzeige|hören|sehen|mehr|lesen|hinweis|korrektur|anwesend|entschuldigt|teilnehmer|tagesordnung|betreff|ort|tel|telefon|kontakt)\s*[:|]|[–—-]{1,2}\s|(?:von|aktualisiert|veröffentlicht|anzeige|stand)(?![\p{L}]).{0,60}$)/iu,
    phrases: [
      "redaktioneller hinweis|anmerkung der redaktion",
      "(?:konnte|konnten) (?:zunächst |nicht |unabhängig )+(?:überprüft|bestätigt|verifiziert) werden",
      "die(?:ser|se|ses) (?:artikel|beitrag|seite|video|text) (?:wurde|ist|enthält|erschien)|auf dieser seite",
      "auf (?:diesem|dem) (?:foto|bild)|(?:ist|sind) (?:auf dem bild|hier) zu sehen",
    ],
    datedCaption:
      /(?<![\p{L}])(?:zeigt|steht|stehen|spricht|geht|gehen|schaut|hält|kommt|besucht|winkt|sitzt|hört|arbeitet|verlässt|versammeln)(?![\p{L}]).{0,1000},? (?:am )?\d{1,2}\. ?(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember) \d{4}\.$/u,
    placedCaption:
      / am \d{1,2}\. ?(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember) \d{4} in \p{Lu}[^.]{2,40}\.$/u,
  },
};
