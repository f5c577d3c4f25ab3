import { expect, test } from "vitest";
import { LANGUAGES, textsFor } from "../../../src/discord/texts/languages.ts";
import { nodeKinds } from "../message/markdown.ts";

test("a locale selects its language; unknown locales get English", () => {
  expect(textsFor("de").render.buttons.ask).toBe("Fragen");
  expect(textsFor("de-AT")).toBe(textsFor("de"));
  expect(textsFor("en-US")).toBe(textsFor("en"));
  expect(textsFor("fr")).toBe(textsFor("en"));
});

/** Every fixed text of a table, with its path. */
function fixedTexts(table: unknown, place = ""): [string, string][] {
  if (typeof table === "string") return [[place, table]];
  if (typeof table !== "object" || table === null) return [];
  return Object.entries(table).flatMap(([key, value]) => fixedTexts(value, `${place}.${key}`));
}

test.each(LANGUAGES)("no text in $name contains markup, and button labels fit Discord's limit", (texts) => {
  for (const [place, text] of fixedTexts({ ...texts, commands: { ...texts.commands, help: [] } })) {
    expect(nodeKinds(text), place).toEqual(["text"]);
    if (place.includes(".buttons.")) expect(text.length, place).toBeLessThanOrEqual(80);
  }
});

test("every text is translated", () => {
  const english = new Map(fixedTexts(textsFor("en")));
  for (const language of LANGUAGES.filter(({ code }) => code !== "en"))
    for (const [place, text] of fixedTexts(language)) expect(text, place).not.toBe(english.get(place));
});

test.each(LANGUAGES)("nouns in $name agree with their numbers", ({ code, render }) => {
  const { briefing, documents } = render;
  const countedTexts = (count: number) => [
    briefing.moreStories(count),
    briefing.couldNotBeRead(count),
    briefing.moreFiles(count),
    briefing.leftOut(count),
    documents.title(count),
  ];
  const words = (texts: string[]) => texts.map((text) => text.replace(/[\d.,]+/, "#"));
  words(countedTexts(1)).forEach((text, at) => {
    expect(text).not.toBe(words(countedTexts(2))[at]);
    expect(words(countedTexts(1240))[at]).toBe(words(countedTexts(2))[at]);
  });
  expect(countedTexts(1240)[4]).toContain(code === "de" ? "1.240" : "1,240");
});
