import { wordLines } from "../word-lists.ts";

/**
 * Words that a question and a report of the same event use interchangeably; written by hand from news wording:
 * synonyms for common events, country names and their adjectives, and irregular verb forms, which a stemmer keeps
 * apart. One group per line.
 */
export const synonyms = wordLines(`
kill die died dead death fatal slain toll
injure wound hurt
soldier troops troop serviceman servicemen servicewoman
us u.s american america usa
uk u.k british britain
england english
france french
germany german
russia russian
ukraine ukrainian
china chinese
iran iranian tehran
iraq iraqi
syria syrian
israel israeli
palestine palestinian
yemen yemeni
jordan jordanian
chile chilean
japan japanese
afghanistan afghan
argentina argentine argentinian
australia australian
austria austrian
belarus belarusian
belgium belgian
bolivia bolivian
brazil brazilian
bulgaria bulgarian
cambodia cambodian
canada canadian
colombia colombian
croatia croatian
cuba cuban
czech czechia
denmark danish
ecuador ecuadorian
egypt egyptian
estonia estonian
ethiopia ethiopian
finland finnish
ghana ghanaian
greece greek
haiti haitian
hungary hungarian
iceland icelandic
india indian
indonesia indonesian
ireland irish
italy italian
kenya kenyan
korea korean
kuwait kuwaiti
lanka lankan
latvia latvian
lebanon lebanese
libya libyan
lithuania lithuanian
malaysia malaysian
mali malian
mexico mexican
morocco moroccan
myanmar burma burmese
nepal nepalese nepali
netherlands dutch
nigeria nigerian
norway norwegian
pakistan pakistani
peru peruvian
philippines philippine filipino
poland polish
portugal portuguese
qatar qatari
romania romanian
scotland scottish
serbia serbian
somalia somali
spain spanish
sudan sudanese
sweden swedish
switzerland swiss
taiwan taiwanese
thailand thai
tunisia tunisian
turkey turkish türkiye
venezuela venezuelan
vietnam vietnamese
wales welsh
zimbabwe zimbabwean
asia asian
africa african
europe european eu
attack strike struck airstrike raid bombing
ceasefire cease-fire truce
commander leader chief head
ship vessel
plane aircraft jet
company firm
quake earthquake
film movie
house home
wed marry marriage
resign quit
cost price
kid child children
car vehicle
win won victory winner
lose lost loss
begin began begun start
find found
fall fell fallen
rise rose risen
grow grew grown growth
hold held
sell sold sale
buy bought purchase
leave left
meet met
pay paid
send sent
shoot shot
speak spoke spoken
sink sank sunk
steal stole stolen theft
write wrote written
break broke broken
build built
catch caught
choose chose chosen choice
fight fought
flee fled
fly flew flown flight
lead led
drive drove driven
spend spent
wear wore worn
become became
bring brought
draw drew drawn
strip stripped
arrest detain
january jan
february feb
august aug
september sept sep
october oct
november nov
december dec`);
