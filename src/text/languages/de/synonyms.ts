import { wordLines } from "../word-lists.ts";

/** Words that a question and a report of the same event use interchangeably; one group per line. */
export const synonyms = wordLines(`
töten getötet tot tote toten sterben starb gestorben tod todesopfer
verletzen verletzt verletzte verwundet verwundete
soldat soldaten truppen militär
usa us amerika amerikanisch
großbritannien britisch briten uk
deutschland deutsch deutsche deutschen
frankreich französisch franzosen
russland russisch russen
ukraine ukrainisch ukrainer
china chinesisch chinesen
iran iranisch iraner
irak irakisch iraker
israel israelisch israelis
palästina palästinensisch palästinenser
syrien syrisch syrer
türkei türkisch türken
italien italienisch italiener
spanien spanisch spanier
polen polnisch
österreich österreichisch österreicher
schweiz schweizer schweizerisch
europa europäisch eu
angriff angriffe angreifen attacke anschlag luftangriff
waffenruhe waffenstillstand feuerpause
chef leiter vorsitzender führer
schiff schiffe boot
flugzeug flugzeuge maschine jet
firma unternehmen konzern betrieb
erdbeben beben
film kinofilm
haus wohnung gebäude
heiraten heirat hochzeit
rücktritt zurücktreten zurückgetreten
kosten preis preise
kind kinder
auto wagen fahrzeug pkw
gewinnen gewann gewonnen sieg sieger siegen
verlieren verlor verloren niederlage
beginnen begann begonnen beginn start anfang
finden fand gefunden
fallen fiel gefallen sinken sank gesunken
steigen stieg gestiegen anstieg
wachsen wuchs gewachsen wachstum
verkaufen verkauft verkauf
kaufen kauft gekauft kauf
treffen traf getroffen
zahlen zahlte gezahlt zahlung
sprechen sprach gesprochen
stehlen gestohlen diebstahl
schreiben schrieb geschrieben
brechen brach gebrochen
bauen gebaut bau
wählen gewählt wahl
kämpfen gekämpft kampf
fliehen floh geflohen flucht
fliegen flog geflogen flug
bringen brachte gebracht
verhaften verhaftet festnehmen festgenommen festnahme`);
