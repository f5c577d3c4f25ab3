import { DEFAULT_PACK } from "../../text/languages/languages.ts";

/** Stems that occur in a large share of all news, so that they do not tell stories apart. */
export const COMMON_STEMS: ReadonlySet<string> = new Set(DEFAULT_PACK.words.commonStems);
