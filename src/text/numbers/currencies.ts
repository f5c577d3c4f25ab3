import { DEFAULT_PACK } from "../languages/languages.ts";

/** ISO 4217 codes by the sign before (or after) an amount; the longest matching sign wins. */
const SIGNS: Readonly<Record<string, string>> = {
  US$: "USD",
  A$: "AUD",
  AU$: "AUD",
  C$: "CAD",
  CA$: "CAD",
  NZ$: "NZD",
  HK$: "HKD",
  S$: "SGD",
  R$: "BRL",
  NT$: "TWD",
  $: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
  "₽": "RUB",
  "₩": "KRW",
  "₺": "TRY",
  "₴": "UAH",
  "₪": "ILS",
  "₫": "VND",
  "₦": "NGN",
  "₱": "PHP",
  "฿": "THB",
};
const CODES =
  "USD EUR GBP JPY CNY RMB INR RUB KRW TRY UAH ILS CHF AUD CAD NZD HKD SGD BRL MXN ZAR SEK NOK DKK PLN CZK HUF SAR AED IQD IRR".split(
    " ",
  );
const { currencies: WORDS } = DEFAULT_PACK.numbers;

const bothCases = (word: string) => [word, word[0]?.toUpperCase() + word.slice(1)];
const longestFirst = (words: readonly string[]) => words.toSorted((a, b) => b.length - a.length);
const escaped = (words: readonly string[]) => words.map((word) => word.replace(/[$.]/g, "\\$&"));

/** Pattern sources for a currency before and after an amount. */
export const CURRENCY_BEFORE = `(?:(?:${escaped(longestFirst(Object.keys(SIGNS))).join("|")})\\s?|(?:${CODES.join("|")}|Rs\\.?)\\s?)`;
export const CURRENCY_AFTER = `(?:\\s?[€£¥₹₽₩₺₴₪₫₱]|\\s(?:${CODES.join("|")})\\b|[\\s-](?:${escaped(longestFirst(Object.keys(WORDS).flatMap(bothCases))).join("|")})\\b)`;

/** The ISO 4217 code of a sign, code or word matched by these patterns, or null. */
export function currencyCode(written: string | undefined): string | null {
  const plain = (written ?? "").trim().replace(/^-/, "");
  if (plain === "") return null;
  if (CODES.includes(plain)) return plain === "RMB" ? "CNY" : plain;
  return SIGNS[plain] ?? WORDS[plain.toLowerCase()] ?? (/^Rs/.test(plain) ? "INR" : null);
}
