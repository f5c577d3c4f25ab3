import type { AnswerRules } from "../contract/question-rules.ts";
import { wholeWords, wordList } from "../word-lists.ts";

export const answers: AnswerRules = {
  reason: wholeWords(
    "weil|da|denn|wegen|aufgrund|infolge|als (?:Reaktion|Antwort|Vergeltung) auf|aus Protest|um [^,.]{1,60} zu|damit|verursacht(?:e|en)?|ausgelöst|führte zu|nach|angesichts|daher|deshalb",
  ),
  duration:
    /(?<![\p{L}])(?:Jahre?n?|Monate?n?|Wochen?|Tage?n?|Stunden?|Minuten?|Sekunden?|Jahrzehnte?n?|Jahrhunderte?)(?![\p{L}])|\(\d{1,3}\)|\d{1,3}[- ](?:Jährige|jährige)/iu,
  role: /,\s(?:ein|eine|der|die|das|dessen|deren)\s|(?<![\p{L}])(?:ist|war|als) (?:ein|eine|der|die)\s/u,
  whereabouts: wholeWords(
    "(?:in|im|an|am|auf|bei|nahe|vor|hinter|unter|über|neben|außerhalb) (?:einem|einer|dem|der|den|seinem|ihrem)",
  ),
  placeBefore:
    /(?<![\p{L}])(?:in|im|bei|nahe|vor|außerhalb|nach|aus|über)(?: (?:der|dem|den))?(?: \p{Ll}+){0,2} $/u,
  pronoun: wholeWords("es|sie|seine?|ihre?"),
  one: /^eine[rs]?$/i,
  countedEvents: wordList(
    "angriff anschlag luftangriff überfall vorfall schießerei explosion start test besuch flug absturz unfall versuch",
  ),
  timesUnit: "mal",
  timeUnits: wordList("jahr monat woche tag stunde minute sekunde jahrzehnt zeit"),
  dependentOpening:
    /^["„“]?(?:Er|Sie|Es|Sein|Seine|Ihr|Ihre|Die Gruppe|Der Mann|Die Frau|Das Unternehmen|Das Schiff|Der Angriff|Dies|Diese|Dieser|Dieses|Das|Dabei|Damit|Danach|Aber (?:er|sie|es))(?![\p{L}])/u,
};
