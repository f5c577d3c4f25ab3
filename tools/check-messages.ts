// Checks the message catalogues in locales/: the generated types are up to date, each language has exactly the keys and
// arguments of English and the plural cases it needs, every key is used in the
// code, and the code has no English text for people beside the catalogues.
import { readdirSync, readFileSync } from "node:fs";
import { englishTextsIn } from "./lib/english-texts.ts";
import { catalogueProblems } from "./lib/message-problems.ts";
import { unusedKeys } from "./lib/message-uses.ts";
import {
  ENGLISH_REASONS_FILE,
  englishReasonsSource,
  MESSAGE_ARGUMENTS_FILE,
  messageArgumentsSource,
  textsOf,
  unplainReasons,
} from "./lib/messages.ts";

/** Rooms and files of src whose English is no text for people, or has no translation. */
const EXEMPT = [
  // Rules of languages, and texts generated from the catalogues.
  ...["text/", "verify/", "domain/texts/"],
  // Stand-ins speak as Discord and a model server do.
  ...["discord-standin/", "model-standin/"],
  // Instructions to a model, and details of its calls and of dropped claims, which are logged.
  ...["writer/model/", "llm/", "newsroom/checking/", "discord/context/responder.ts"],
  "discord/publishing/attachment-fallback.ts",
  // For monitoring, which is read by programs; a document that a model gets.
  ...["ops/metrics/", "ops/health/", "ops/doctor/sample-document.ts"],
];
/** The name of an outcome that is stored; a date by which a length is measured. */
const EXEMPT_TEXTS = ["no longer says", "Wednesday, 26 November 2025 at 09:30 AM"];
const GENERATED = [MESSAGE_ARGUMENTS_FILE, ENGLISH_REASONS_FILE];
const english = textsOf(readFileSync("locales/en.json", "utf8"));
const problems: string[] = [];

const generated = [
  [MESSAGE_ARGUMENTS_FILE, messageArgumentsSource(english)],
  [ENGLISH_REASONS_FILE, englishReasonsSource(english)],
] as const;
for (const [file, source] of generated)
  if (readFileSync(file, "utf8") !== source)
    problems.push(`${file} is not what locales/en.json says; run npm run messages`);
problems.push(
  ...unplainReasons(english).map(
    (key) => `locales/en.json: ${key}: may only have {arguments}: no plural, select or ICU quotes`,
  ),
);

const files = readdirSync("locales").filter((file) => file.endsWith(".json"));
for (const file of files) {
  const language = file.slice(0, -".json".length);
  const texts = textsOf(readFileSync(`locales/${file}`, "utf8"));
  problems.push(
    ...catalogueProblems(texts, english, language).map((problem) => `locales/${file}: ${problem}`),
  );
}

const sources = ["src", "playground"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !GENERATED.some((one) => one.endsWith(file)))
    .map((file) => readFileSync(`${folder}/${file}`, "utf8")),
);
problems.push(
  ...unusedKeys(Object.keys(english), sources).map((key) => `locales/en.json: ${key} is never used`),
);

const outside = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !EXEMPT.some((one) => file.startsWith(one)))
  .flatMap((file) =>
    englishTextsIn(readFileSync(`src/${file}`, "utf8")).map((found) => ({ file, ...found })),
  );
for (const { file, line, text } of outside.filter(({ text }) => !EXEMPT_TEXTS.includes(text)))
  problems.push(
    `src/${file}:${line}: ${JSON.stringify(text)} is shown in English only; it belongs in locales/`,
  );

for (const problem of problems) console.error(problem);
console.log(
  `messages: ${Object.keys(english).length} texts in ${files.length} languages read, ${problems.length} problems`,
);
if (problems.length > 0) process.exitCode = 1;
