// Checks the message catalogues in locales/: the generated types are up to date, each language has exactly the keys and
// arguments of English and the plural cases it needs, and every key is used in the code.
import { readdirSync, readFileSync } from "node:fs";
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

for (const problem of problems) console.error(problem);
console.log(
  `messages: ${Object.keys(english).length} texts in ${files.length} languages read, ${problems.length} problems`,
);
if (problems.length > 0) process.exitCode = 1;
