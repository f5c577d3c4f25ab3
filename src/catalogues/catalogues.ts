import { readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import type { Message, Texts } from "../domain/texts/texts.ts";
import { type Catalogue, parseCatalogue } from "./parse-catalogue.ts";

/** A page is laid out several times until it fits, with the same texts: so many of the latest are kept per language. */
const MAX_RECENT = 500;

/** The language of the catalogue that has every key. */
const FALLBACK = "en";

export interface Catalogues {
  /**
   * The texts for a locale as Discord, the system or a setting gives it ("de", "de-AT", "en_US.UTF-8"): its own
   * catalogue, else that of its language, else English.
   */
  textsFor(locale: string | null | undefined): Texts;
  /** All languages, English first, then by code. */
  languages(): readonly [english: Texts, ...others: Texts[]];
}

/**
 * Reads the catalogues of a folder, each when it is first asked for: one `<code>.json` per language.
 * Throws if the folder has no en.json, or a file that is no catalogue.
 */
export function loadCatalogues(folder: URL): Catalogues {
  const codes = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort((a, b) => a.localeCompare(b, "en"));
  const loaded = new Map<string, Texts>();

  function load(code: string): Texts {
    const known = loaded.get(code);
    if (known !== undefined) return known;
    const file = new URL(`${code}.json`, folder);
    const catalogue = parseCatalogue(file.pathname, readFileSync(file, "utf8"));
    const texts = createTexts(code, catalogue, code === FALLBACK ? null : load(FALLBACK));
    loaded.set(code, texts);
    return texts;
  }

  return {
    textsFor(locale) {
      const tag = (locale ?? FALLBACK)
        .replace(/[.@].*$/, "")
        .replaceAll("_", "-")
        .toLowerCase();
      const language = tag.split("-")[0];
      const code =
        codes.find((candidate) => candidate.toLowerCase() === tag) ??
        codes.find((candidate) => candidate.toLowerCase().split("-")[0] === language);
      return load(code ?? FALLBACK);
    },
    languages: () => [load(FALLBACK), ...codes.filter((code) => code !== FALLBACK).map(load)],
  };
}

/** Callers may spread objects with more members than the text has arguments; those may be null. */
function isMessage(value: string | number | Message | null): value is Message {
  return typeof value === "object" && value !== null;
}

function createTexts(code: string, { language, texts }: Catalogue, fallback: Texts | null): Texts {
  const formats = new Map<string, IntlMessageFormat>();
  const recent = new Map<string, string>();

  function show({ key, values }: Message): string | null {
    const text = texts.get(key);
    if (text === undefined) return fallback?.show({ key, ...(values !== undefined && { values }) }) ?? null;
    if (values === undefined) return text;
    const call = `${key} ${JSON.stringify(values)}`;
    const shown = recent.get(call);
    if (shown !== undefined) return shown;
    const worded = formatted(key, text, values);
    if (recent.size >= MAX_RECENT) recent.clear();
    recent.set(call, worded);
    return worded;
  }

  function formatted(key: string, text: string, values: NonNullable<Message["values"]>): string {
    let format = formats.get(key);
    if (format === undefined) {
      format = new IntlMessageFormat(text, code, undefined, { ignoreTag: true });
      formats.set(key, format);
    }
    return String(format.format(wordedValues(values)));
  }

  /** A message in a message is shown in this language. */
  function wordedValues(values: NonNullable<Message["values"]>): Record<string, string | number> {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        isMessage(value) ? (show(value) ?? value.key) : value,
      ]),
    );
  }

  return {
    code,
    ...language,
    show,
    t(key, ...[values]) {
      const text = show(values === undefined ? { key } : { key, values });
      if (text === null) throw new Error(`locales/${FALLBACK}.json has no text "${key}"`);
      return text;
    },
  };
}
