import type { NameRules } from "../contract/name-rules.ts";
import { wholeWords, wordList, wordSet } from "../word-lists.ts";
import { places } from "./places.ts";

export const names: NameRules = {
  capitalizedNouns: true,
  particles: wordSet(
    "von vom van der den zu zur zum und am an im auf bei de la le du da di del dos das el al bin ibn ter ten af av y",
  ),
  prefixes: wordSet("al el an ar as ash at az ad bin ben abu o d l"),
  attachedPrefixes: "al|el|an|ar|as|ash|at|az|ad|d['’]|l['’]",
  abbreviations: wordSet("Dr Prof Hr Fr Dipl Ing Mag St Gen Lt Hptm Abg Kard Sr Jr"),
  notNames: wordSet(
    `montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar märz april mai juni juli
     august september oktober november dezember uhr sie ihnen ihr ihre herr frau mez mesz prozent euro dollar million
     millionen milliarde milliarden`,
  ),
  commonOpeners: wordSet(
    `aber allerdings als am an angaben anwohner arbeiter auch auf aus bei beamte behörden bereits berichte besucher bis
     bürger da dabei dafür dagegen daher damit danach dann dazu demnach denn der derzeit die doch dort durch einwohner ein
     eine einer einige ermittler erst es experten fahrer familie fast fotos frauen für gegen gestern hier hinzu heute hilfe
     hunderte im in insgesamt jahre jedoch kinder kritiker laut leute mehr mehrere mit menschen millionen minister männer
     nach nachdem neben nicht noch nun nur ob obwohl ohne opfer oppositionelle polizei polizisten politiker preise retter
     rettungskräfte regierung schon schüler seit sie so soldaten sollte sprecher tausende tote trotz truppen um und unter
     verletzte viele vier vom von vor wann warum was wegen weil weitere wenn wer wie wir wissenschaftler wo während zeugen
     zu zudem zuerst zuletzt zum zur zwar zwei zwischen zuvor über`,
  ),
  afterSubject: wordSet(
    `ist war sind waren hat haben hatte hatten wird werden wurde wurden kann konnte könnte soll sollte will wollte muss
     musste darf sagte sagt teilte erklärte forderte kündigte kritisierte warnte und oder von in im auf am für mit aus bei
     der die das den gewann verlor traf ging machte nahm gab kam führte sah begann fiel stieg ließ steht liegt bleibt`,
  ),
  verbAfterSubject: /^\p{Ll}{2,}(?:te|ten|t)$/u,
  commonEnding: /(?:ung|ungen|heit|keit|schaft|tion|tät|ismus|nis|tum|lich|ig|isch|weise|erweise)$/,
  adverbEnding: /(?:weise|lich|mals|wärts)$/,
  hyphenatedAfter:
    /^(?:nahe|freundliche?|kritische?|treue?|gestützte?|geführte?|weite?|Anhänger|Kritiker|Chef|Sprecher)/,
  afterNumberOfName: wholeWords(
    "ist|war|hat|hatte|wird|und|oder|zu|von|in|im|auf|am|bei|aus|für|mit|als|dass",
    "u",
  ),
  people: {
    titleBefore:
      /(?:^|[^\p{L}])(?:Herr|Herrn|Frau|Dr|Prof|Präsident(?:in)?|Kanzler(?:in)?|Bundeskanzler(?:in)?|Minister(?:in)?|\p{L}+minister(?:in)?|Ministerpräsident(?:in)?|König(?:in)?|Prinz(?:essin)?|Papst|Senator(?:in)?|Gouverneur(?:in)?|Bürgermeister(?:in)?|Richter(?:in)?|General|Oberst|Major|Hauptmann|Leutnant|Sprecher(?:in)?|\p{L}+sprecher(?:in)?|Chef(?:in)?|\p{L}+chef(?:in)?|Direktor(?:in)?|Leiter(?:in)?|Trainer(?:in)?|Autor(?:in)?|Sänger(?:in)?|Schauspieler(?:in)?)\.?\s*$/u,
    opensWithTitle:
      /^(?:Herr|Frau|Dr|Prof|Präsident(?:in)?|Kanzler(?:in)?|König(?:in)?|Prinz|Prinzessin|Papst|General|Oberst|Richter(?:in)?)(?![\p{L}])/u,
    roleAfter:
      /^,?\s*(?:sagte|sagt|erklärte|betonte|teilte|\(\d{1,3}\)|\d{1,3}(?![\p{L}\p{N}])|der\s|die\s|ein\s|eine\s|Chef|Sprecher|Leiter|Vorsitzende)/u,
    notPerson: wholeWords(
      "staaten|vereinigte|königreich|nationen|ministerium|kommando|korps|garde|armee|marine|presse|zeitung|gericht|ausschuss|rat|union|partei|stadt|landkreis|meer|golf|inseln?|berg|see|fluss|universität|bank|gruppe|agentur|amt|zentrum|krieg|hamas|huthis?|hisbollah|ost|west|nord|süd|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|januar|februar|märz|april|juni|juli|august|september|oktober|november|dezember",
    ),
    titles: wordSet(
      `herr herrn frau fraulein dr prof professor professorin prasident prasidentin kanzler kanzlerin bundeskanzler
       bundeskanzlerin minister ministerin ministerprasident ministerprasidentin premierminister konig konigin prinz
       prinzessin papst senator senatorin gouverneur burgermeister burgermeisterin oberburgermeister richter richterin
       botschafter chef chefin vorsitzender vorsitzende direktor direktorin sprecher sprecherin trainer general oberst
       major hauptmann leutnant feldwebel admiral ajatollah scheich imam pfarrer bischof kardinal`,
    ),
    nameFillers: wordSet(
      "der die das des dem den und von vom van zu zur zum am an auf im in fur bei de la le du di da del al el bin ibn ben abu y e i ii iii jr sr",
    ),
    acronymFillers: wordList("der die das des und für von im in zur zum"),
  },
  places,
};
