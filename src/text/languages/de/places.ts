import type { PlaceRules } from "../contract/name-rules.ts";

/** Countries with their people and adjective, folded; the inflected forms end in what `peopleEnding` matches. */
const FAMILIES = `
vereinigte staaten|vereinigten staaten|usa|us|amerika|amerikaner|amerikanerin|amerikanisch
vereinigtes konigreich|grossbritannien|uk|brite|briten|britin|britisch
europaische union|europaischen union|eu
europa|europaer|europaisch
vereinte nationen|vereinten nationen|uno|un
vereinigte arabische emirate|vae|emirate
saudi-arabien|saudi arabien|saudi|saudis|saudisch
afghanistan|afghane|afghanen|afghanisch
agypten|agypter|agyptisch
australien|australier|australisch
belgien|belgier|belgisch
brasilien|brasilianer|brasilianisch
bulgarien|bulgare|bulgaren|bulgarisch
china|chinese|chinesen|chinesin|chinesisch
danemark|dane|danen|danisch
deutschland|deutsche|deutscher|deutschen|deutsch
finnland|finne|finnen|finnisch
frankreich|franzose|franzosen|franzosin|franzosisch
griechenland|grieche|griechen|griechisch
indien|inder|inderin|indisch
irak|iraker|irakisch
iran|iraner|iranisch
irland|ire|iren|irisch
israel|israeli|israelis|israelisch
italien|italiener|italienisch
japan|japaner|japanisch
kanada|kanadier|kanadisch
kroatien|kroate|kroaten|kroatisch
libanon|libanese|libanesen|libanesisch
mexiko|mexikaner|mexikanisch
niederlande|niederlander|niederlandisch|holland|hollander
norwegen|norweger|norwegisch
osterreich|osterreicher|osterreichisch
palastina|palastinenser|palastinensisch
polen|pole|polin|polnisch
portugal|portugiese|portugiesen|portugiesisch
rumanien|rumane|rumanen|rumanisch
russland|russe|russen|russin|russisch
schottland|schotte|schotten|schottisch
schweden|schwede|schwedisch
schweiz|schweizer|schweizerin|schweizerisch
serbien|serbe|serben|serbisch
spanien|spanier|spanisch
syrien|syrer|syrisch
tschechien|tscheche|tschechen|tschechisch
turkei|turke|turken|turkisch
ukraine|ukrainer|ukrainisch
ungarn|ungar|ungarisch
venezuela|venezolaner|venezolanisch
vietnam|vietnamese|vietnamesen|vietnamesisch
sankt|st
`;

export const places: PlaceRules = {
  families: FAMILIES.trim()
    .split("\n")
    .map((line) => line.split("|")),
  peopleEnding: /^(?:er|ern|erin|erinnen|ers|isch|ische|ischen|ischer|isches|ischem)$/,
  plural: "en",
  shortNames: [
    ["Vereinigte Staaten von Amerika", "USA"],
    ["Vereinigten Staaten von Amerika", "USA"],
    ["Vereinigte Staaten", "USA"],
    ["Vereinigten Staaten", "USA"],
    ["Vereinigtes Königreich", "UK"],
    ["Europäische Union", "EU"],
    ["Europäischen Union", "EU"],
    ["Vereinte Nationen", "UN"],
    ["Vereinten Nationen", "UN"],
  ],
};
