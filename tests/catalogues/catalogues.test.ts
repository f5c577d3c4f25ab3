import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { loadCatalogues } from "../../src/catalogues/catalogues.ts";
import type { Texts } from "../../src/domain/texts/texts.ts";

const folder = mkdtempSync(join(tmpdir(), "catalogues-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(code: string, name: string, texts: Readonly<Record<string, string>>): void {
  const language = { name, dateLocale: code, discordLocales: [code] };
  writeFileSync(join(folder, `${code}.json`), JSON.stringify({ $language: language, ...texts }));
}
write("en", "English", {
  "test.plain": "Can't be read",
  "test.stories":
    "{count, plural, one {# story} other {# stories}}{topic, select, none {} other { on “{topic}”}}",
  "test.only-english": "not translated",
});
write("de", "Deutsch", {
  "test.plain": "Nicht lesbar",
  "test.stories":
    "{count, plural, one {# Meldung} other {# Meldungen}}{topic, select, none {} other { zu „{topic}“}}",
});
write("pt-BR", "Português (Brasil)", { "test.plain": "Não pode ser lido" });

const catalogues = loadCatalogues(pathToFileURL(`${folder}/`));
const show = (texts: Texts, key: string, values?: Record<string, string | number>) =>
  texts.show({ key, ...(values !== undefined && { values }) });

describe("the catalogue for a locale", () => {
  test.each([
    ["de", "de"],
    ["de-AT", "de"],
    ["de_DE.UTF-8", "de"],
    ["pt-BR", "pt-BR"],
    ["pt", "pt-BR"],
    ["en-GB", "en"],
    ["ja", "en"],
    ["C", "en"],
    ["", "en"],
    [null, "en"],
    [undefined, "en"],
  ])("%s is shown in %s", (locale, code) => {
    expect(catalogues.textsFor(locale).code).toBe(code);
  });

  test("is read once", () => {
    expect(catalogues.textsFor("de")).toBe(catalogues.textsFor("de-CH"));
  });

  test("all languages are listed, English first", () => {
    expect(catalogues.languages().map(({ code, name }) => `${code} ${name}`)).toEqual([
      "en English",
      "de Deutsch",
      "pt-BR Português (Brasil)",
    ]);
  });
});

describe("a text", () => {
  const en = catalogues.textsFor("en");
  const de = catalogues.textsFor("de");

  test("without arguments is shown as it is written", () => {
    expect(show(en, "test.plain")).toBe("Can't be read");
  });

  test.each([
    [0, "0 stories", "0 Meldungen"],
    [1, "1 story", "1 Meldung"],
    [2, "2 stories", "2 Meldungen"],
    [1240, "1,240 stories", "1.240 Meldungen"],
  ])("with %d takes the plural form and digit groups of its language", (count, english, german) => {
    expect(show(en, "test.stories", { count, topic: "none" })).toBe(english);
    expect(show(de, "test.stories", { count, topic: "none" })).toBe(german);
  });

  test("takes values as they are, with ICU syntax and markup in them", () => {
    expect(show(de, "test.stories", { count: 2, topic: "{<b>'x'</b>}" })).toBe(
      "2 Meldungen zu „{<b>'x'</b>}“",
    );
  });

  test("missing in a language is shown in English", () => {
    expect(show(de, "test.only-english")).toBe("not translated");
    expect(show(catalogues.textsFor("pt-BR"), "test.stories", { count: 2, topic: "none" })).toBe("2 stories");
  });

  test("missing in English, too, is null as a stored message, and an error as a key in the code", () => {
    expect(show(de, "test.of-another-version")).toBeNull();
    expect(() => de.t("test.of-another-version" as never)).toThrow(/no text "test.of-another-version"/);
  });
});

describe("a file that is no catalogue", () => {
  test.each([
    ["{", /broken\.json is not JSON/],
    ['{"a": "b"}', /broken\.json is not a message catalogue.*\$language/s],
    [
      '{"$language": {"name": "x", "dateLocale": "xx", "discordLocales": []}, "a": 1}',
      /broken\.json is not a message catalogue/,
    ],
  ])("%s is refused with its name", (content, problem) => {
    const broken = mkdtempSync(join(folder, "broken-"));
    writeFileSync(join(broken, "en.json"), "{}");
    writeFileSync(join(broken, "broken.json"), content);
    expect(() => loadCatalogues(pathToFileURL(`${broken}/`)).textsFor("broken")).toThrow(problem);
  });
});
