import type { NameRules } from "../contract/name-rules.ts";
import { wordList, wordSet } from "../word-lists.ts";
import { commonOpeners } from "./common-openers.ts";
import { places } from "./places.ts";

export const names: NameRules = {
  capitalizedNouns: false,
  // English news prints names of all languages: Ursula von der Leyen, Mohammed bin Salman.
  particles: wordSet(
    `of the for de la le las los del della da das do dos di du des van der den von zu ter ten bin ibn bint al el
     y e af av`,
  ),
  prefixes: wordSet("al el an ar as ash at az ad bin ben abu o d l"),
  attachedPrefixes: "al|el|an|ar|as|ash|at|az|ad|d['’]|l['’]",
  abbreviations: wordSet(
    `Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Cmdr Sgt Cpl Pvt Adm Sen Sens Rep Reps Gov Govs Rev Hon St Mt Ft Jr
     Sr Msgr Supt Det Insp Brig Amb Fr Pres`,
  ),
  notNames: wordSet(
    `i i'm i'd i'll i've ok monday tuesday wednesday thursday friday saturday sunday january february march
     april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov
     dec mon tue tues wed thu thur thurs fri sat sun am pm a.m p.m mr mrs ms est edt gmt et pt updated`,
  ),
  commonOpeners,
  afterSubject: wordSet(
    `is was are were has had have will would could can may might should must did does do says said told and or
     of in on at for with to from by as who which that also still now then not never wants won lost met went
     made took gave got came held led saw began became beat hit ran fell rose left kept sent put set let cut
     plans hopes needs makes takes goes gets gives sees knows thinks believes remains seems faces plays uses
     calls leads wins loses, s`,
  ),
  verbAfterSubject: /^\p{Ll}{3,}(?:ed|s)$/u,
  commonEnding:
    /(?:[^su]s|ly|ing|ed|tion|sion|ment|ness|ity|ism|ers|ance|ence|ship|hood|able|ible|ous|ful|est|ive)$/,
  adverbEnding: /ly$/,
  hyphenatedAfter:
    /^(?:backed|based|led|born|owned|linked|aligned|allied|occupied|controlled|held|made|sponsored|era|style|area|funded|run|supported|bound|trained|installed|appointed|imposed|supplied|built|registered|flagged|bred)$/,
  afterNumberOfName: /^(?:is|was|has|had|will|and|or|to|of|in|on|at|from|for|with|by|as|that)$/,
  people: {
    titleBefore:
      /\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|King|Queen|Prince|Princess|Pope|President|Premier|Chancellor|Minister|Secretary|Senator|Sen|Rep|Gov|Governor|Mayor|Judge|Justice|Professor|Prof|General|Gen|Maj|Major|Col|Colonel|Lt|Capt|Captain|Sgt|Spc|Cpl|Adm|Admiral|commander|leader|chief|spokesman|spokeswoman|spokesperson|director|president|minister|secretary|singer|actor|actress|coach|author)\.?\s*$/,
    opensWithTitle:
      /^(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|King|Queen|Prince|Princess|Pope|President|Senator|Sen|Rep|Gov|Judge|Gen|Maj|Col|Lt|Capt|Sgt|Spc|Cpl|Adm)\b/,
    roleAfter:
      /^,?\s*(?:said|says|told|\d{1,3}\b|who\b|an?\s|the\s(?:\w+\s){0,3}(?:commander|leader|chief|head|director|president|minister))/,
    notPerson:
      /\b(?:united|states|kingdom|nations|house|ministry|department|command|corps|guard|army|navy|force|forces|press|news|times|court|committee|council|union|party|city|county|sea|gulf|islands?|mount|lake|river|university|bank|group|agency|office|cent(?:er|re)|war|hamas|houthis?|hezbollah|east|west|north|south|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)\b/i,
    titles: wordSet(
      `mr mrs ms miss mx dr sir dame lord lady prof professor president vice prime minister premier chancellor
       secretary general colonel captain major lieutenant sergeant admiral king queen prince princess pope
       senator sen representative rep governor gov mayor judge justice ambassador chief chairman chairwoman ceo
       director spokesman spokeswoman spokesperson coach manager inspector detective officer ayatollah sheikh
       imam reverend rev father sister brother`,
    ),
    nameFillers: wordSet(
      `a an and of the for in on at to de la le du des di da del der den van von al el bin ibn ben abu y e i ii
       iii jr sr`,
    ),
    acronymFillers: wordList("of the and for in on de"),
  },
  places,
};
