import { expect, test } from "vitest";
import { LANGUAGES, textsFor } from "../../../src/discord/texts/languages.ts";
import { nodeKinds } from "../message/markdown.ts";

test("a locale gets its language, and one that is not spoken gets English", () => {
  expect(textsFor("de").render.buttons.ask).toBe("Fragen");
  expect(textsFor("de-AT")).toBe(textsFor("de"));
  expect(textsFor("en-US")).toBe(textsFor("en"));
  expect(textsFor("fr")).toBe(textsFor("en"));
});

/** Every fixed text of a table by its place in it. */
function fixedTexts(table: unknown, place = ""): [string, string][] {
  if (typeof table === "string") return [[place, table]];
  if (typeof table !== "object" || table === null) return [];
  return Object.entries(table).flatMap(([key, value]) => fixedTexts(value, `${place}.${key}`));
}

test.each(LANGUAGES)("no text in $name is markup, or longer than a button where it is one", (texts) => {
  for (const [place, text] of fixedTexts({ ...texts, commands: { ...texts.commands, help: [] } })) {
    expect(nodeKinds(text), place).toEqual(["text"]);
    if (place.includes(".buttons.")) expect(text.length, place).toBeLessThanOrEqual(80);
  }
});

test("nothing is left in English in another language", () => {
  const english = new Map(fixedTexts(textsFor("en")));
  for (const language of LANGUAGES.filter(({ code }) => code !== "en"))
    for (const [place, text] of fixedTexts(language)) expect(text, place).not.toBe(english.get(place));
});

test.each(LANGUAGES)("numbers in $name agree with their words", ({ code, render }) => {
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
