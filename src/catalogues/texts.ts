import { loadCatalogues } from "./catalogues.ts";

/** The interface languages that Dateline ships: the catalogues in locales/. */
export const { textsFor, languages } = loadCatalogues(new URL("../../locales/", import.meta.url));
