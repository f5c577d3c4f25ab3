import type { WordRules } from "../contract/word-rules.ts";
import { wordList } from "../word-lists.ts";
import { germanStem, stemOfWritten } from "./stem.ts";

export const words: WordRules = {
  stopWords: wordList(
    `der die das den dem des ein eine einer eines einem einen kein keine keiner keines keinem keinen
     dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden solche solcher solches
     solchem solchen welche welcher welches welchem welchen derselbe dieselbe dasselbe denselben demselben
     ich du er sie es wir ihr mich dich sich uns euch mir dir ihm ihn ihnen man
     mein meine meiner meines meinem meinen dein deine deiner deines deinem deinen sein seine seiner seines seinem seinen
     ihre ihrer ihres ihrem ihren unser unsere unserer unseres unserem unseren euer eure eurer eures eurem euren
     wer wen wem wessen was wo wohin woher wann warum wieso weshalb wie
     bin bist ist sind seid war warst waren wart gewesen habe hast hat haben habt hatte hattest hatten hattet gehabt
     werde wirst wird werden werdet wurde wurden geworden worden kann kannst können könnt konnte konnten könnte könnten
     soll sollen sollte sollten will wollen wollte wollten muss müssen musste mussten müsste darf dürfen durfte dürfte
     mag mögen möchte
     und oder aber denn sondern doch jedoch weil wenn als dass ob obwohl während bevor nachdem damit sodass falls sobald
     sowie sowohl
     in im ins an am ans auf aus bei beim mit nach von vom vor zu zum zur für um über unter durch gegen ohne bis seit zwischen
     neben hinter wegen trotz innerhalb außerhalb gegenüber ab
     nicht auch nur noch schon sehr so da dann dort hier nun jetzt immer wieder mehr viel viele andere anderer anderes
     anderen einige einiger manche alle alles allem allen aller beide beiden selbst etwa etwas nichts dabei dazu daran
     darauf daraus darin darüber davon dafür dagegen danach hat zwar eben also`,
  ).filter((word, at, all) => all.indexOf(word) === at),
  stem: germanStem,
  contractedEndings: ["s"],
  elidedArticles: [],
  compoundLinks: ["", "s", "es", "n", "en", "er", "e"],
  acronymStems: new Map(),
  countryAcronyms: [],
  commonStems: [
    ...new Set(
      wordList(
        `aktuell anfang angabe arbeit bekannt bereich bereits bericht berichten beziehen dienstag donnerstag ende entscheidung
         erklären erst fall fast fordern frage freitag führen ganz geben gehen gelten gestern gross gut haus heute hoch
         information jahr januar februar marz april mai juni juli august september oktober november dezember kommen land
         lange lassen leben leiter letzt machen mann meldung mensch millionen minister minute mitteilung mittwoch monat
         montag morgen nachricht neu nächst offen paar partei platz politik polizei problem prozent recht regierung rund sagen
         samstag sehen seite sonntag sprecher sprecherin staat stadt stehen stelle stunde tag teil teilen thema uhr weit
         weitere welt wenig wissen woche wollen zahl zeigen zeit zentral ziel zwei drei vier funf sechs sieben acht neun zehn`,
      ).map(stemOfWritten),
    ),
  ],
};
