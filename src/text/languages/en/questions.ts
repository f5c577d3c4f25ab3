import type { QuestionRules } from "../contract/question-rules.ts";
import { wordList, wordSet } from "../word-lists.ts";
import { synonyms } from "./synonyms.ts";

export const questions: QuestionRules = {
  greetings: [
    ...["hello", "hi", "hey", "help", "thanks", "thank you"],
    ...["good morning", "good afternoon", "good evening"],
  ],
  questionWords: wordList(
    `what which who whom whose when where why how do does did done doing can could would should will shall may
     might must am is are was were be been being has have had having many much more most long often ever exactly
     please tell me us you your my mine we our i know say explain describe show give find happen happened occur
     occurred take place there here this that these those it its they them their he him his she her any some all
     so and or but if about according week weeks recently recent latest today currently now just also else
     actually really hi hello hey thanks ok okay following approximately roughly true false name called people
     person persons someone anyone`,
  ),
  looseModifiers: wordList(
    `several various numerous multiple few dozens hundreds thousands millions additional extra certain
     particular similar upcoming previous previously next soon later earlier early late lately ongoing new newly
     likely unlikely possibly reportedly allegedly apparently officially formally publicly finally originally
     initially eventually suddenly unexpected unexpectedly highly slightly nearly almost roughly largely mostly
     mainly especially widely particularly increasingly significantly immediately despite due able well known
     best better major key main big biggest huge massive top popular famous famed iconic legendary prestigious
     notable beloved celebrated renowned influential leading amount number kind type sort thing way`,
  ),
  fallbackWords: ["say", "happen"],
  kinds: [
    [
      /\bhow old\b|\bhow long\b|\b(?:what|which) age\b|\bhow (?:many|much) (?:years|months|weeks|days|hours|minutes|time)\b/i,
      "duration",
    ],
    [/\b(?:what|which) (?:percent|percentage|proportion|share)\b|\bhow many per ?cent\b/i, "percent"],
    [
      /\bhow much\b|\b(?:what|which) (?:price|sum)\b|\bwhat (?:is|was|are|were) the (?:price|cost|fine|salary)\b/i,
      "money",
    ],
    [
      /\bhow many\b|\bhow (?:high|tall|far|fast|big|large|deep|heavy|hot|cold)\b|\bwhat number\b|\b(?:death|casualty) toll\b/i,
      "count",
    ],
    [
      /\bwhen\b(?! (?:what|which|who)\b)|\b(?:what|which) (?:day|date|year|month|time)\b|\bhow soon\b|\bsince when\b/i,
      "time",
    ],
    [/\bwhy\b|\bhow come\b|\bfor what reason\b|\bwhat (?:was the reason|caused|led to)\b/i, "reason"],
    [
      /\bwhat (?:did|does|do|has|have|had)\b.*\b(?:say|said|says|tell|told|state|stated|claim|claimed|respond|announce|warn|promise|deny)\b/i,
      "statement",
    ],
    [/\bwhere\b/i, "whereabouts"],
    [
      /\b(?:what|which) (?:country|city|town|state|place|region|island|nation|continent|county|village)\b/i,
      "place",
    ],
    [/\bwho(?:'s|’s| is| was| are| were) (?:(?:he|she)\b(?! \w+ing\b)|(?-i:\p{Lu}))/iu, "identity"],
    [/\bwho\b|\bwhom\b|\bwhose\b|\bto whom\b/i, "person"],
    [/^\W*(?:is|are|was|were|has|have|had|did|does|do|will|can|could|should)\b/i, "yes-no"],
  ],
  questionWord: /\b(?:who|whom|whose|what|which|how|when|where|why)\b/i,
  aside: /,\s+(?:who|whose|whom|where|when)\b[^,]*,/gi,
  subordinate:
    /\s(?=(?:when|where|who|whom|whose|while|because)\b)(?<=\b(?:who|whom|whose|what|which|how|why)\b.*).*$/is,
  measure: /\bhow (?:old|long|far|tall|high|big|large|fast|deep|heavy|soon|badly|seriously)\b/giu,
  measureWord: "how",
  afterHowMany: /\bhow many\s+(.*)/isu,
  afterWho: /\bwho(?:m|se)?\s+(.*)/isu,
  afterWhy: /\bwhy\s+(.*)/isu,
  afterWhich: /\b(?:which|what)\s+([^,;:.?!]*)/iu,
  auxiliaries: wordSet(
    `is are was were be been has have had do does did will would can could should may might must of`,
  ),
  verbEnding: /(?:ed|ing)$/i,
  synonyms,
  followUps: {
    connectiveOpening: /^\s*(?:and|but|or|so|also|then|what about|how about|what of)\b[\s,:]*/i,
    newTopic: /^\s*(?:and\s+)?(?:what about|how about|what of)\b/i,
    questionOpening: /^(?:who|what|when|where|why|how|which)\b/i,
    personPronoun: /\b(?:he|she|him|his|her|hers|himself|herself)\b/i,
    thingPronoun:
      /\b(?:they|them|their|theirs|it|its|those|these)\b|\b(?:that|this)\b(?!\s+(?:week|month|year|morning|day)\b)|(?<!\b(?:is|are|was|were|be|been)\s)\bthere\b/i,
  },
};
