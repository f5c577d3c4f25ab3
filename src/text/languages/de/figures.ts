import type { FigureRules } from "../contract/figure-rules.ts";
import { wholeWords, wordList, wordSet } from "../word-lists.ts";
import { figurePhrases } from "./figure-phrases.ts";
import { stemOfWritten } from "./stem.ts";

export const figures: FigureRules = {
  actions: {
    kill: wordList(
      "getötet tötete töteten töten tot tote toten toter todesopfer todesfälle gestorben starb starben ums umgekommen erschossen leben",
    ),
    wound: wordList("verletzt verletzte verletzten verletzter verwundet verwundete verwundeten verletzungen"),
    missing: wordList("vermisst vermisste vermissten vermisster verschollen"),
    arrest: wordList("festgenommen festnahmen festnahme verhaftet verhaftete verhafteten inhaftiert"),
    displace: wordList("vertrieben vertriebene vertriebenen geflohen geflüchtet obdachlos"),
    evacuate: wordList("evakuiert evakuierte evakuierung"),
    rescue: wordList("gerettet rettete retteten geborgen"),
    abduct: wordList("entführt entführte entführten verschleppt geisel geiseln"),
    infect: wordList("infiziert infizierte infektionen infektion erkrankt neuinfektionen fälle"),
    destroy: wordList("zerstört zerstörte zerstörten"),
    damage: wordList("beschädigt beschädigte beschädigten schäden"),
    survive: wordList("überlebt überlebten überlebende überlebenden"),
    trap: wordList("eingeschlossen verschüttet festsitzen gestrandet"),
    strike: wordList("getroffen traf trafen angegriffen angriff angriffe"),
    fire: wordList("abgefeuert feuerte feuerten abgeschossen gestartet"),
    burn: wordList("verbrannt brannte brannten niedergebrannt"),
    sink: wordList("gesunken versenkt sank sanken"),
  },
  outcomes: {
    ...{
      kill: "tot",
      wound: "verletzt",
      missing: "vermisst",
      arrest: "festgenommen",
      displace: "vertrieben",
    },
    ...{ evacuate: "evakuiert", rescue: "gerettet", abduct: "entführt", infect: "infiziert" },
    ...{ destroy: "zerstört", damage: "beschädigt", survive: "am Leben", trap: "eingeschlossen" },
    ...{ strike: "getroffen", fire: "abgefeuert", burn: "verbrannt", sink: "gesunken" },
  },
  groups: {
    people: wordList(
      "menschen personen leute opfer passagiere bewohner einwohner fahrgäste insassen person mensch",
    ),
    troops: wordList("soldaten soldat soldatinnen truppen reservisten militärangehörige matrosen"),
    fighters: wordList(
      "kämpfer milizionäre aufständische rebellen terroristen extremisten bewaffnete islamisten",
    ),
    civilians: wordList("zivilisten zivilist"),
    children: wordList("kinder kind jungen mädchen babys säuglinge jugendliche"),
    students: wordList("schüler schülerinnen studenten studierende studentinnen"),
    women: wordList("frauen frau"),
    men: wordList("männer mann"),
    police: wordList("polizisten polizist polizistinnen polizeibeamte beamte polizei"),
    journalists: wordList("journalisten journalist journalistinnen reporter"),
    workers: wordList("arbeiter beschäftigte mitarbeiter angestellte arbeitnehmer mitarbeiterinnen"),
    houses: wordList("häuser haus wohnungen wohnhäuser gebäude"),
    ships: wordList("schiffe schiff boote boot"),
  },
  people: "Menschen",
  measures: new Set(
    wordList(
      `Sekunde Minute Stunde Tag Woche Monat Jahr Jahrzehnt Jahrhundert Zeit Meile Kilometer Meter Zentimeter Fuß Grad Kilo
       Kilogramm Tonne Liter Hektar Barrel Punkt Platz Sitz Stimme Runde Tor Spiel Saison Prozent Mal`,
    ).map(stemOfWritten),
  ),
  agentNoun: /(?:er|erin|erinnen|isten?|anten?|enten?|ianer|eure?)$/,
  pluralEnding: /n$/,
  quantifiers: wordSet(
    `mindestens wenigstens mehr als weniger über rund etwa ungefähr circa fast beinahe nahezu knapp gut bis zu insgesamt
     weitere weiteren noch zusätzlich zusätzliche die den der alle nur lediglich höchstens unter schätzungsweise`,
  ),
  nounBoundary: wordSet(
    `wurden wurde war waren ist sind sei seien hat haben hatte hatten wird werden der die das den dem des welche in im
     an am auf und oder aber von vom zu zum zur für mit als während nach vor bis seit durch gegen ohne über unter bei beim
     aus um sie er es auch so sagte teilte dort weil wo sich kamen ein eine einen einem einer`,
  ),
  additional: /^(?:weitere[nr]?|andere[nr]?|zusätzliche[nr]?)$/,
  additionalBefore: /^(?:weitere[nr]?|noch|zusätzliche[nr]?|andere[nr]?)$/,
  additionalAfter: /^\s*mehr(?![\p{L}])/u,
  notNoun: /^(?:weitere[nr]?|andere[nr]?|mal)$/,
  partialAfter: /^\s*(?:von ihnen|davon|der|dieser|seiner|ihrer)(?![\p{L}])/u,
  partialBefore: /(?:darunter|davon|von ihnen|unter ihnen)[\s\p{L}\p{N}_]{0,40}$/iu,
  phrases: figurePhrases,
  hypothetical: wholeWords(
    "könnten?|dürften?|würden?|wird|werden|soll(?:en|ten?)?|befürchte\\p{L}*|wenn|falls|risiko|droh\\p{L}*|erwart\\p{L}*|plan\\p{L}*|möglicherweise|angeblich",
  ),
  vague: /^(?:\p{L}+ )*(?:dutzende|hunderte|tausende|zehntausende|hunderttausende|millionen|milliarden)$/iu,
  ageBefore: /(?:im Alter von|Alter:?)\s+$/i,
  countSuffix: "köpfige",
  neutral: wordList(
    `steigen steigt stieg gestiegen erhöhen erhöht wachsen wuchs gewachsen zulegen legte zunehmen zugenommen sprang höher
     fallen fällt fiel gefallen sinken sinkt sank gesunken zurückgehen zurückgegangen niedriger erreichen erreicht erreichte
     liegen liegt lag stehen steht stand übersteigen insgesamt nun derzeit aktuell neu sagen sagte gesagt mitteilen teilte
     mitgeteilt berichten berichtete behörden früh spät morgen abend nacht heute gestern Montag Dienstag Mittwoch
     Donnerstag Freitag Samstag Sonntag Januar Februar März April Mai Juni Juli August September Oktober November Dezember`,
  ).filter((word, at, all) => all.indexOf(word) === at),
  filler: /^(?:(?:auf|bei|von|der|die|das|insgesamt|nur|alle)\s+)+/i,
};
