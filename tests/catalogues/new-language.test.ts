import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { loadCatalogues } from "../../src/catalogues/catalogues.ts";
import { sinceChoices } from "../../src/discord/commands/since.ts";
import { commandDefinitions } from "../../src/discord/registration/command-definitions.ts";
import { catalogueProblems } from "../../tools/lib/message-problems.ts";
import { textsOf } from "../../tools/lib/messages.ts";

const folder = mkdtempSync(join(tmpdir(), "new-language-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The shipped catalogues and one more file: each text is the English one in guillemets. */
const english = textsOf(readFileSync("locales/en.json", "utf8"));
const dutch = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, `«${text}»`]));
const $language = { name: "Nederlands", dateLocale: "nl", discordLocales: ["nl"] };
cpSync("locales", folder, { recursive: true });
writeFileSync(join(folder, "nl.json"), JSON.stringify({ $language, ...dutch }));

const { textsFor, languages } = loadCatalogues(pathToFileURL(`${folder}/`));
const definitions = JSON.stringify(commandDefinitions(languages()));

test("the added file is a complete catalogue", () => {
  expect(catalogueProblems(dutch, english, "nl")).toEqual([]);
});

test("people who use Discord in Dutch see it", () => {
  const { t } = textsFor("nl");
  expect(t("discord.button.ask")).toBe("«Ask»");
  expect(t("discord.documents.count", { count: 2 })).toBe("«2 documents»");
  expect(sinceChoices("", textsFor("nl-BE")).map(({ name }) => name)).toContain("«yesterday»");
});

test("every name and description of a command is registered in it", () => {
  const count = (pattern: RegExp) => definitions.match(pattern)?.length ?? 0;
  const localized = count(/_localizations":\{/g);
  expect(localized).toBeGreaterThan(50);
  expect(count(/_localizations":\{[^}]*"nl":"«[^"]+»"/g)).toBe(localized);
});

test("it can be chosen as a server's and a schedule's language", () => {
  expect(definitions.match(/\{"name":"Nederlands","value":"nl"\}/g)).toHaveLength(3);
});
