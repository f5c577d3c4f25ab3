import type { SentenceRules } from "../contract/sentence-rules.ts";
import { wordList, wordSet } from "../word-lists.ts";

export const sentences: SentenceRules = {
  beforeName: wordSet(
    `Dr Prof Hr Fr Frl Dipl Ing Mag St Sr Gen Lt Hptm Abg Kard bzw vgl ca ggf inkl sog z d u o i`,
  ),
  beforeNumber: wordSet("nr s abs art bd kap abb tab jan feb mär apr jun jul aug sep sept okt nov dez"),
  anywhere: wordSet(`usw etc Str Co Tel Mio Mrd mind max min evtl allg bes geb gest Jh Jhdt Stk Std Inc Ltd`),
  neverLast: wordSet("z.B d.h u.a o.ä"),
  openings: wordSet(
    `der die das ein eine einer dieser diese dieses er sie es wir ich ihr sein seine ihre aber und oder doch in
     im an am auf aus bei mit nach von vor zu zum zur für um seit als wenn weil da dann dort hier so wie was wer
     wo warum auch nur noch nicht kein keine man alle viele einige mehr während obwohl bereits zuvor danach
     damit dabei`,
  ),
  ordinals: {
    before: wordSet(
      `am der die das den dem des zum zur vom im beim bis ab seit ein eine einen einem einer eines sein seine
       ihr ihre ihren seinen jeder jede jedes und jeden`,
    ),
    after: wordSet(
      `januar februar märz april mai juni juli august september oktober november dezember jahrhundert jänner`,
    ),
  },
  speakerVerbs: wordList(
    `sagte sagt fragte fragt schrieb schreibt erklärte erklärt ergänzte fügte rief twitterte antwortete scherzte
     forderte betonte meinte`,
  ),
  speakerParticles: wordList("von van der den de zu zur al bin"),
  timeZoneWords: wordSet("Uhr Ortszeit MEZ MESZ Sommerzeit Winterzeit Weltzeit"),
  lineContinues: wordList(
    `der die das den dem des ein eine einen einem einer eines und oder aber sowie als wie von vom mit auf für in
     im an am aus bei beim nach zu zum zur über unter vor zwischen gegen durch ohne um dass weil wenn ist sind
     war waren wird werden hat haben hatte kann soll sein seine ihr ihre sagte sagt`,
  ),
};
