import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { textsOf } from "../../tools/lib/messages.ts";

const PROJECT = resolve(import.meta.dirname, "../..");
const dataDir = mkdtempSync(join(tmpdir(), "dateline-german-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const documents = mkdtempSync(join(tmpdir(), "dateline-documents-"));
afterAll(() => rmSync(documents, { recursive: true, force: true }));
const FILES = {
  "first.txt":
    "A fire in Elmsworth killed 22 people\n\n4 March 2024\n\nThe fire in Elmsworth killed 22 people, police said.\n",
  "later.txt":
    "Fire in Elmsworth has killed 31 people\n\n5 March 2024\n\nThe fire in Elmsworth has killed 31 people, police said.\n",
  "broken.json": '{"title": ',
  "empty.txt": " ",
  "picture.png": "\x89PNG\r\n\x1a\n0000",
};
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(documents, name), text, "latin1");

const read = (code: string) => textsOf(readFileSync(join(PROJECT, `locales/${code}.json`), "utf8"));
const german = read("de");
const phrasesOf = (text: string) => text.split(/\{[^{}]*\}|[{}]/).map((phrase) => phrase.trim());
/** The literal parts of English texts that have several words and that German words in another way. */
const english = Object.entries(read("en")).flatMap(([key, text]) =>
  /^(?:console|doctor|date|timing|reason)\./.test(key)
    ? phrasesOf(text).filter(
        (phrase) => /\p{L} \p{L}|^Earlier:/u.test(phrase) && !german[key]?.includes(phrase),
      )
    : [],
);

function outputOf(args: readonly string[], settings: Readonly<Record<string, string>> = {}): string {
  const env = {
    ...process.env,
    LANGUAGE: "de",
    DATA_DIR: dataDir,
    DOCUMENTS_DIR: documents,
    DISCORD_TOKEN: "",
  };
  const { stdout, stderr } = spawnSync(process.execPath, ["dateline.mjs", ...args], {
    cwd: PROJECT,
    env: { ...env, ...settings },
    encoding: "utf8",
  });
  return stdout + stderr;
}

/** What is run, its arguments, a text that its output must have, and further settings. */
type Run = [name: string, args: readonly string[], expected: string, settings?: Record<string, string>];
const RUNS: readonly Run[] = [
  ["brief", ["brief"], "Früher: „"],
  ["a file that is not read", ["brief"], "Der Inhalt ist fehlerhaft (kein gültiges JSON)"],
  ["ask", ["ask", "What is the price of tea in the moon?"], "Dazu steht nichts in den Dokumenten."],
  ["doctor", ["doctor"], "nicht lesbar"],
  ["help", ["--help"], "Aufruf:"],
  ["help of a command", ["schedule", "--help"], "schedule"],
  ["a new schedule", ["schedule", "add", "mo", "--channel", "1", "--time", "7:30"], "07:30 Uhr täglich in"],
  ["schedule list", ["schedule", "list"], "als Nächstes"],
  [
    "a wrong time",
    ["schedule", "add", "x2", "--channel", "1", "--time", "25:00"],
    "Stunden gehen von 00 bis 23.",
  ],
  ["a wrong setting", ["brief"], "HTTP_PORT muss eine ganze Zahl von 0 bis 65535 sein", { HTTP_PORT: "x" }],
  [
    "a missing folder",
    ["brief"],
    "Den Dokumentenordner /nowhere gibt es nicht",
    { DOCUMENTS_DIR: "/nowhere" },
  ],
];

test.each(RUNS.map(([name, ...run]) => ({ name, run })))("$name has no English text in German", ({ run }) => {
  const [args, expected, settings = {}] = run;
  const out = outputOf(args, { TIME_ZONE: "UTC", ...settings });
  expect(out.replace(/\s+/g, " ")).toContain(expected);
  expect(english.filter((text) => out.includes(text))).toEqual([]);
});

test("there are English phrases to look for", () => {
  expect(english.length).toBeGreaterThan(300);
  expect(english).toContain("Earlier: “");
});
