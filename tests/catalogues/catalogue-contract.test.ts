// What each catalogue in locales/ must fulfil; a new file there is checked without any change here.
import { readdirSync, readFileSync } from "node:fs";
import { Locale } from "discord.js";
import { describe, expect, test } from "vitest";
import { languages, textsFor } from "../../src/catalogues/texts.ts";
import { MAX_CHARACTERS } from "../../src/discord/message/message-body.ts";
import { commandDefinitions } from "../../src/discord/registration/command-definitions.ts";
import { catalogueProblems } from "../../tools/lib/message-problems.ts";
import { argumentsOf, textsOf } from "../../tools/lib/messages.ts";
import { nodeKinds } from "../discord/message/markdown.ts";

const codes = readdirSync("locales").map((file) => file.replace(/\.json$/, ""));
const english = textsOf(readFileSync("locales/en.json", "utf8"));
const discordKeys = Object.keys(english).filter((key) => key.startsWith("discord."));

/** Discord's limits in characters, by the beginning of the key. */
const DISCORD_LIMITS: readonly (readonly [beginning: string, maxCharacters: number])[] = [
  ["discord.command.", 100],
  ["discord.message-command.", 32],
  ["discord.button.", 80],
  ["discord.form.", 45],
  ["discord.since.", 100],
  ["discord.schedule.if-nothing-new.", 100],
];
/** What a text without formatting consists of: words, line breaks and emoji. */
const PLAIN: ReadonlySet<string> = new Set(["text", "br", "twemoji"]);
/** Texts with bold type; no other text has any Markdown. */
const BOLD = /^discord\.(?:help\.(?:introduction|commands)|schedule\.(?:posts-in|removed|notice\.[a-z]+))$/;

/** Values for all arguments of a text; `word` for those that take any, such as "none" for what is missing. */
function sampleValues(key: string, word: string): Record<string, string | number> {
  const types = [...argumentsOf(english[key] ?? "")];
  return Object.fromEntries(
    types.map(([name, type]) => [name, type === "string" ? word : type === "number" ? 2 : (type[0] ?? "")]),
  );
}

test("all catalogues are listed, with names and Discord locales of their own", () => {
  expect(
    languages()
      .map(({ code }) => code)
      .toSorted(),
  ).toEqual(codes.toSorted());
  expect(new Set(languages().map(({ name }) => name)).size).toBe(codes.length);
  const locales = languages().flatMap(({ discordLocales }) => discordLocales);
  expect(new Set(locales).size).toBe(locales.length);
});

describe.each(codes)("locales/%s.json", (code) => {
  const file = readFileSync(`locales/${code}.json`, "utf8");
  const own = textsOf(file);
  const texts = textsFor(code);
  const shown = (key: string, word: string) => texts.show({ key, values: sampleValues(key, word) }) ?? "";

  test("is named by its language tag, and its locales exist", () => {
    expect(Intl.getCanonicalLocales(code)).toEqual([code]);
    expect(Intl.DateTimeFormat.supportedLocalesOf(texts.dateLocale)).toEqual([texts.dateLocale]);
    for (const locale of texts.discordLocales) expect(Object.values(Locale)).toContain(locale);
  });

  test("has English's keys, with the same arguments, in order, and all plural cases", () => {
    expect(catalogueProblems(own, english, code)).toEqual([]);
  });

  test("fits Discord's limits", () => {
    for (const [beginning, maxCharacters] of DISCORD_LIMITS)
      for (const key of discordKeys.filter((one) => one.startsWith(beginning)))
        expect(own[key]?.length, key).toBeLessThanOrEqual(maxCharacters);
    const help = discordKeys.filter((key) => key.startsWith("discord.help."));
    expect(help.map((key) => own[key]).join("\n\n").length).toBeLessThanOrEqual(MAX_CHARACTERS);
  });

  test("has no Markdown but bold type, where English has it", () => {
    for (const key of discordKeys)
      for (const word of ["x", "none"]) {
        const kinds = nodeKinds(shown(key, word)).filter((kind) => !PLAIN.has(kind));
        expect(kinds, key).toEqual(BOLD.test(key) ? ["strong"] : []);
      }
  });
});

test.each(codes.filter((code) => code !== "en"))("every sentence in %s is translated", (code) => {
  const own = textsOf(readFileSync(`locales/${code}.json`, "utf8"));
  const words = (text: string) => text.replace(/\{[^}]*\}/g, "").match(/\p{L}{2,}/gu) ?? [];
  const untranslated = Object.entries(own).filter(
    ([key, text]) => text === english[key] && words(text).length > 2,
  );
  expect(untranslated).toEqual([]);
});

test("each command text describes a command or an option", () => {
  const described = JSON.stringify(commandDefinitions(languages()));
  for (const key of discordKeys.filter((one) => one.startsWith("discord.command.")))
    expect(described).toContain(JSON.stringify(english[key]));
});

test.each(["en", "de"])("nouns in %s agree with their numbers", (code) => {
  const { t } = textsFor(code);
  const counted = (count: number) => [
    t("discord.briefing.more-stories", { count }),
    t("discord.briefing.unreadable-files", { count }),
    t("discord.briefing.more-files", { count }),
    t("discord.briefing.left-out", { count }),
    t("discord.documents.count", { count }),
  ];
  const words = (texts: string[]) => texts.map((text) => text.replace(/[\d.,]+/, "#"));
  words(counted(1)).forEach((text, at) => {
    expect(text).not.toBe(words(counted(2))[at]);
    expect(words(counted(1240))[at]).toBe(words(counted(2))[at]);
  });
});
