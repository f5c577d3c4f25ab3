/**
 * Countries and regions with irregular names for people and adjectives: checkNames treats all forms of one line as the same
 * name. Folded as in fold.ts. Regular forms (Iran, Iranian) are recognised by their endings.
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
mount|mt
`;

const FORMS = new Map<string, string>();
/** For the first word of each multi-word form, the number of words of the longest such form. */
const LEADS = new Map<string, number>();
for (const line of FAMILIES.trim().split("\n")) {
  const forms = line.split("|");
  for (const form of forms) {
    if (!FORMS.has(form)) FORMS.set(form, forms[0] ?? form);
    const [lead = "", ...rest] = form.split(" ");
    if (rest.length > 0) LEADS.set(lead, Math.max(LEADS.get(lead) ?? 0, rest.length + 1));
  }
}

/** The words, with each form of a country replaced by the country's name as one entry ("united states"). */
export function withPlaces(words: readonly string[]): string[] {
  const withNames: string[] = [];
  for (let at = 0; at < words.length; ) {
    const { place, length } = placeAt(words, at);
    withNames.push(place);
    at += length;
  }
  return withNames;
}

function placeAt(words: readonly string[], at: number): { place: string; length: number } {
  const word = words[at] ?? "";
  for (let length = Math.min(LEADS.get(word) ?? 1, words.length - at); length > 1; length--) {
    const place = placeOf(words.slice(at, at + length).join(" "));
    if (place !== undefined) return { place, length };
  }
  return { place: placeOf(word) ?? word, length: 1 };
}

function placeOf(form: string): string | undefined {
  return FORMS.get(form) ?? (form.endsWith("s") ? FORMS.get(form.slice(0, -1)) : undefined);
}

const ENDING = /^(?:ians?|ans?|is?|ese|ers?|ns?|ites?|ics?)$/;

/** Whether one word is the other plus an ending for people or an adjective: Iran, Iranian; London, Londoners. */
export function isPeopleOf(a: string, b: string): boolean {
  if (!a.startsWith(b.slice(0, 3)) || FORMS.has(a) || FORMS.has(b)) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const root = short.replace(/[aeiouy]$/, "");
  return short.length >= 4 && long.startsWith(root) && ENDING.test(long.slice(root.length));
}
