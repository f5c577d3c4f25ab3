import { DEFAULT_PACK } from "../../../text/languages/languages.ts";

/** A number with a full stop stays: it may be part of the sentence ("14. March", "1. FC"). */
const LIST_MARK = /^(?:[-*•▪·]|\d{1,2}\))\s+/u;
const START = /["“'‘]?[\p{Lu}\p{N}]/u.source;
/** "LONDON (Reuters) - ", "(CNN) ", "Washington, DC (CNN)". */
const AGENCY = new RegExp(
  `^(?:\\p{Lu}[\\p{L}.' -]{2,30}(?:, [\\p{L}.]{2,12})? ?)?\\((?:AP|AFP|Reuters|CNN|CNN [\\p{L} ]{2,20}|UPI|BBC|dpa|DPA|Xinhua|ANSA|EFE|TASS)\\)\\s*(?:[-–—:]+\\s*)?(?=${START})`,
  "u",
);
/** "PARIS — ", "WASHINGTON, D.C. -- ". */
const PLACE = new RegExp(
  `^\\p{Lu}{3}[\\p{Lu}.' -]*(?:, [\\p{L}. ]{2,20})?(?: \\([^)]{2,20}\\))?,?\\s+(?:[–—-]{1,2})\\s+(?=${START})`,
  "u",
);
const CAPITALS = /^\p{Lu}{3}/u;
const { connective: CONNECTIVE } = DEFAULT_PACK.prose;
const SPACE_BEFORE_MARK = /\s+([,.;:!?%])(?=[\s"”’)]|$)/gu;

const ADDRESS_LIKE = /:\/\/|\bwww\.|@|#\p{L}/iu;
const URL = String.raw`(?:https?:\/\/|www\.)[^\s<>()"“”]{1,2000}?(?=[.,;:!?]*(?:[\s<>()"“”]|$))`;
const MAIL = String.raw`[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,4}`;
const HANDLE = String.raw`(?<![\p{L}\p{N}.])@[\p{L}\p{N}_]{2,30}`;
/** An address in brackets, or behind a colon or dash, adds nothing to the sentence. */
const ASIDE_ADDRESS = new RegExp(
  `\\s*[(\\[]\\s*(?:${URL}|${MAIL}|${HANDLE})\\s*[)\\]]|\\s*[:–—-]\\s*(?:${URL}|${MAIL})(?=[.!?]*$)|\\s+${URL}$`,
  "giu",
);
const ADDRESS = new RegExp(`${URL}|${MAIL}`, "giu");
const LAST_HASHTAGS = /(?:\s+#[\p{L}\p{N}_]{2,50})+$/u;
const HASH_OR_HANDLE = /(?<![\p{L}\p{N}&/])[#@](?=[\p{L}_])/gu;

/** A sentence without web and mail addresses, handles and hashtags. One in the middle of the text leaves "[…]". */
function withoutAddresses(sentence: string): string {
  if (!ADDRESS_LIKE.test(sentence)) return sentence;
  return sentence
    .replace(ASIDE_ADDRESS, "")
    .replace(ADDRESS, "[…]")
    .replace(LAST_HASHTAGS, "")
    .replace(HASH_OR_HANDLE, "");
}

/**
 * A source sentence as shown without its neighbours: removes list marks, wire datelines ("LONDON (Reuters) - "), an opening
 * "But" or "Meanwhile,", addresses, and spaces before commas. The statement does not change, so the text still matches its
 * source.
 */
export function displayText(sentence: string): string {
  const bare = withoutAddresses(withoutDateline(sentence.replace(LIST_MARK, "")));
  const connective = bare.match(CONNECTIVE)?.[0].length ?? 0;
  const statement = connective === 0 ? bare : upperFirst(bare.slice(connective));
  return statement.replace(SPACE_BEFORE_MARK, "$1").trim();
}

/** Removes datelines. The cheap tests skip the regular expressions for most sentences. */
function withoutDateline(sentence: string): string {
  const agency = sentence.includes("(") ? sentence.replace(AGENCY, "") : sentence;
  return CAPITALS.test(agency) ? agency.replace(PLACE, "") : agency;
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
