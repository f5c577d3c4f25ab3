import { DEFAULT_PACK } from "../../text/languages/languages.ts";

const { families, peopleEnding, plural } = DEFAULT_PACK.names.places;

const FORMS = new Map<string, string>();
/** For the first word of each multi-word form, the number of words of the longest such form. */
const LEADS = new Map<string, number>();
for (const forms of families) {
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
  return FORMS.get(form) ?? (form.endsWith(plural) ? FORMS.get(form.slice(0, -plural.length)) : undefined);
}

/** Whether one word is the other plus an ending for people or an adjective: Iran, Iranian; London, Londoners. */
export function isPeopleOf(a: string, b: string): boolean {
  if (!a.startsWith(b.slice(0, 3)) || FORMS.has(a) || FORMS.has(b)) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const root = short.replace(/[aeiouy]$/, "");
  return short.length >= 4 && long.startsWith(root) && peopleEnding.test(long.slice(root.length));
}
