/**
 * Current IANA names of zones that ICU, and so Intl.supportedValuesOf, still lists under an older name ("Asia/Calcutta").
 * Temporal accepts both; people search for the current one.
 */
export const CURRENT_NAMES: readonly string[] = [
  "Africa/Asmara",
  "America/Argentina/Buenos_Aires",
  "America/Argentina/Catamarca",
  "America/Argentina/Cordoba",
  "America/Argentina/Jujuy",
  "America/Argentina/Mendoza",
  "America/Atikokan",
  "America/Indiana/Indianapolis",
  "America/Kentucky/Louisville",
  "America/Nuuk",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Yangon",
  "Atlantic/Faroe",
  "Europe/Kyiv",
  "Pacific/Chuuk",
  "Pacific/Kanton",
  "Pacific/Pohnpei",
];

/**
 * The zones in which most people live, with further search terms: large cities without a zone of their own, and abbreviations
 * of standard and summer time. "EST" means New York here. As an IANA name it is Panama's time, without summer time, which few
 * people mean.
 */
export const MAIN_ZONES: ReadonlyMap<string, readonly string[]> = new Map([
  ["UTC", ["Zulu", "Universal", "Greenwich"]],
  ["Europe/London", ["BST", "Edinburgh", "Manchester", "Birmingham"]],
  ["Europe/Paris", ["Lyon", "Marseille"]],
  ["Europe/Berlin", ["CET", "CEST", "Munich", "Hamburg", "Frankfurt", "Cologne"]],
  [
    "America/New_York",
    ["EST", "EDT", "ET", "Eastern Time", "Washington", "Boston", "Miami", "Philadelphia", "Atlanta"],
  ],
  ["America/Chicago", ["CST", "CDT", "CT", "Central Time", "Houston", "Dallas", "Austin"]],
  ["America/Denver", ["MST", "MDT", "MT", "Mountain Time", "Salt Lake City"]],
  [
    "America/Los_Angeles",
    ["PST", "PDT", "PT", "Pacific Time", "San Francisco", "Seattle", "San Diego", "Las Vegas"],
  ],
  ["America/Toronto", ["Ottawa", "Montreal", "Quebec"]],
  ["America/Sao_Paulo", ["BRT", "Rio de Janeiro", "Brasilia"]],
  ["America/Mexico_City", ["Guadalajara"]],
  ["Europe/Madrid", ["Barcelona", "Valencia", "Seville"]],
  ["Europe/Rome", ["Milan", "Naples", "Turin"]],
  ["Europe/Amsterdam", ["Rotterdam", "The Hague"]],
  ["Europe/Athens", ["EET", "EEST", "Thessaloniki"]],
  ["Europe/Istanbul", ["TRT", "Ankara", "Izmir"]],
  ["Europe/Moscow", ["MSK", "Saint Petersburg"]],
  ["Africa/Lagos", ["WAT", "Abuja"]],
  ["Africa/Johannesburg", ["SAST", "Cape Town", "Pretoria"]],
  ["Asia/Dubai", ["GST", "Abu Dhabi"]],
  ["Asia/Kolkata", ["IST", "Mumbai", "Delhi", "New Delhi", "Bangalore", "Chennai", "Hyderabad"]],
  ["Asia/Shanghai", ["Beijing", "Shenzhen", "Guangzhou"]],
  ["Asia/Singapore", ["SGT"]],
  ["Asia/Tokyo", ["JST", "Osaka", "Kyoto"]],
  ["Australia/Sydney", ["AEST", "AEDT", "Canberra"]],
  ["Asia/Jerusalem", ["Tel Aviv", "IDT"]],
  ["Asia/Seoul", ["KST", "Busan"]],
  ["Asia/Ho_Chi_Minh", ["Hanoi"]],
  ["Asia/Karachi", ["PKT", "Islamabad", "Lahore"]],
  ["Europe/Zurich", ["Geneva", "Basel", "Bern"]],
  ["Pacific/Auckland", ["NZST", "NZDT", "Wellington"]],
  ["Pacific/Honolulu", ["HST", "Hawaii"]],
  ["America/Anchorage", ["AKST", "AKDT", "Alaska"]],
  ["America/Halifax", ["AST", "ADT", "Atlantic Time"]],
]);
