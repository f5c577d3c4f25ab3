/** Month names in calendar order: English, then German, French, Spanish, Italian, Portuguese and Dutch. */
const MONTHS: readonly (readonly [capitalized: string, lowercase: string])[] = [
  ["January Jan Januar Jänner", "janvier enero gennaio janeiro januari"],
  ["February Feb Februar", "février febrero febbraio fevereiro februari"],
  ["March Mar März", "mars marzo março maart"],
  ["April Apr", "avril abril aprile april"],
  ["May Mai", "mai mayo maggio maio mei"],
  ["June Jun Juni", "juin junio giugno junho juni"],
  ["July Jul Juli", "juillet julio luglio julho juli"],
  ["August Aug", "août agosto augustus"],
  ["September Sept Sep", "septembre septiembre settembre setembro september"],
  ["October Oct Oktober Okt", "octobre octubre ottobre outubro oktober"],
  ["November Nov", "novembre noviembre novembro november"],
  ["December Dec Dezember Dez", "décembre diciembre dicembre dezembro december"],
];

const WEEKDAYS: readonly string[] = [
  "Monday Mon Montag lundi lunes",
  "Tuesday Tues Tue Dienstag mardi martes",
  "Wednesday Wed Mittwoch mercredi miércoles",
  "Thursday Thurs Thur Thu Donnerstag jeudi jueves",
  "Friday Fri Freitag vendredi viernes",
  "Saturday Sat Samstag Sonnabend samedi sábado",
  "Sunday Sun Sonntag dimanche domingo",
];

function indexNames(entries: readonly string[]): Map<string, number> {
  return new Map(
    entries.flatMap((names, i) =>
      names
        .toLowerCase()
        .split(" ")
        .map((name) => [name, i + 1] as const),
    ),
  );
}

const MONTH_NUMBERS = indexNames(MONTHS.map(([capitalized, lowercase]) => `${capitalized} ${lowercase}`));
const WEEKDAY_NUMBERS = indexNames(WEEKDAYS);

/** The number (1-12) of a month name as written in a text ("Feb.", "JANUARY", "mars"), or null. */
export function monthNumber(name: string | undefined): number | null {
  return (name === undefined ? undefined : MONTH_NUMBERS.get(normalizeName(name))) ?? null;
}

/** The number (1 Monday - 7 Sunday) of a weekday name as written in a text, or null. */
export function weekdayNumber(name: string | undefined): number | null {
  return (name === undefined ? undefined : WEEKDAY_NUMBERS.get(normalizeName(name))) ?? null;
}

function normalizeName(name: string): string {
  return name.toLowerCase().replace(".", "");
}

const ABBREVIATED_WEEKDAY = /^(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)$/;
const capitalizedMonths = MONTHS.flatMap(([capitalized]) => capitalized.split(" "));
const englishMonths = MONTHS.map(([capitalized]) => capitalized.split(" ")[0] ?? "");
const lowercaseMonths = MONTHS.flatMap(([, lowercase]) => lowercase.split(" "));

function alternatives(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join("|");
}

/** Pattern source: the letters of Latin alphabets, for use in a character class. */
export const LATIN = "A-Za-z\\u00c0-\\u024f";

/** Pattern sources: a month next to a day; a month without a day; a weekday (abbreviations only with their full stop). */
export const MONTH = `(?:${alternatives([...capitalizedMonths, ...capitalizedMonths.map((name) => name.toUpperCase())])})\\b\\.?`;
export const LOWERCASE_MONTH = `(?:${alternatives(lowercaseMonths)})\\b`;
export const STANDALONE_MONTH = `(?:${alternatives(englishMonths)})\\b`;
const dayNames = WEEKDAYS.flatMap((names) => names.split(" "));
export const WEEKDAY = `(?:(?:${alternatives(dayNames.filter((name) => !ABBREVIATED_WEEKDAY.test(name)))})\\b|(?:${alternatives(dayNames.filter((name) => ABBREVIATED_WEEKDAY.test(name)))})\\.)`;
