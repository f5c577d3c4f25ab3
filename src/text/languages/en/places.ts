import type { PlaceRules } from "../contract/name-rules.ts";

/**
 * Countries and regions whose people and adjective are not the name plus an ending: all forms of one line are one
 * name to the name rule. Regular ones (Iran, Iranian) are recognised by their endings.
 */
const FAMILIES = `
united states|united states of america|u.s|usa|america|american
united kingdom|uk|britain|great britain|british|briton|brit
european union|eu
europe|european
united nations|un
united arab emirates|uae|emirates|emirati
saudi arabia|saudi|saudi arabian
afghanistan|afghan
argentina|argentine|argentinian
austria|austrian
australia|australian|aussie
bangladesh|bangladeshi
belgium|belgian
bosnia|bosnian
brazil|brazilian
bulgaria|bulgarian
burma|burmese
canada|canadian
china|chinese
croatia|croatian|croat
cyprus|cypriot
czech republic|czechia|czech
denmark|danish|dane
egypt|egyptian
finland|finnish|finn
france|french
germany|german
greece|greek
hungary|hungarian
iceland|icelandic|icelander
ireland|irish
italy|italian
kazakhstan|kazakh
kosovo|kosovar
lebanon|lebanese
malta|maltese
mexico|mexican
myanmar|burmese
netherlands|holland|dutch
new zealand|new zealander|kiwi
niger|nigerien
nigeria|nigerian
norway|norwegian
palestine|palestinian
peru|peruvian
philippines|philippine|filipino
poland|polish|pole
portugal|portuguese
russia|russian
scotland|scottish|scot|scots
serbia|serbian|serb
slovakia|slovak
slovenia|slovene|slovenian
spain|spanish|spaniard
sweden|swedish|swede
switzerland|swiss
taiwan|taiwanese
thailand|thai
turkey|turkish|turk|turkiye
ukraine|ukrainian
uzbekistan|uzbek
venezuela|venezuelan
vietnam|vietnamese
wales|welsh
islam|islamic|islamist
saint|st
mount|mt`;

export const places: PlaceRules = {
  families: FAMILIES.trim()
    .split("\n")
    .map((line) => line.split("|")),
  peopleEnding: /^(?:ians?|ans?|is?|ese|ers?|ns?|ites?|ics?|ern)$/,
  plural: "s",
  shortNames: [
    ["United States of America", "US"],
    ["United States", "US"],
    ["United Kingdom", "UK"],
    ["European Union", "EU"],
    ["United Nations", "UN"],
  ],
};
