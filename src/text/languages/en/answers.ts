import type { AnswerRules } from "../contract/question-rules.ts";
import { wordList } from "../word-lists.ts";

export const answers: AnswerRules = {
  reason:
    /\b(?:because|due to|owing to|as a result of|in (?:response|retaliation|answer|reply|protest|revenge|order) (?:to|for|at|against)|in an (?:effort|attempt|bid) to|so that|to (?:avoid|prevent|protect|punish|stop|deter|help|save|support)|blamed?|caused|prompted|led to|aimed at|after|amid|follow(?:s|ed|ing))\b/i,
  duration:
    /\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies))\b|,\s\d{1,3}(?=,|\.|$)|\b(?:aged?|is|was|at) \d{1,3}\b/i,
  role: /,\s(?:an?|the|who|its|their|whose)\s|\b(?:is|was|as) (?:an?|the|its)\s/,
  whereabouts:
    /\b(?:in|at|on|near|inside|outside|off|into|onto|under|behind|beside|above|across) (?:an?|the|his|her|their|its)\b/i,
  placeBefore: /\b(?:in|at|near|off|outside|to|into|over|across|around)(?: (?:an?|the))?(?: \p{Ll}+){0,2} $/u,
  pronoun: /\b(?:it|they|its|their)\b/i,
  one: /^one$/i,
  countedEvents: wordList(
    `attack strike airstrike raid assault incident shooting bombing launch test visit flight crash accident
     attempt`,
  ),
  timesUnit: "time",
  timeUnits: wordList("year month week day hour minute second decade time"),
  dependentOpening:
    /^["“]?(?:He|She|It|They|His|Her|Its|Their|The (?:group|man|woman|company|ship|drone|attack|move)|This|That|These|Those|But (?:he|she|it|they))\b/,
};
