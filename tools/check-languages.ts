// Rejects word lists and patterns of a language outside the language packs (src/text/languages); see
// tools/lib/language-rules.ts for what counts as one, and docs/languages.md for where they belong.
import { readdirSync, readFileSync } from "node:fs";
import { languageRulesIn } from "./lib/language-rules.ts";

/** Folders whose words are the packs', the interface's or a test server's. */
const EXEMPT_FOLDERS = ["text/languages/", "discord/", "discord-standin/", "model-standin/"];
/** Files that read what a person types as a command, in the interface's words. */
const EXEMPT_FILES = ["schedule/input/parse-weekdays.ts"];

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
  (file) =>
    file.endsWith(".ts") &&
    !EXEMPT_FILES.includes(file) &&
    !EXEMPT_FOLDERS.some((folder) => file.startsWith(folder)),
);
const problems = files.flatMap((file) =>
  languageRulesIn(readFileSync(`src/${file}`, "utf8")).map(
    ({ line, words }) =>
      `src/${file}:${line}: a language rule (${words.join(", ")}); it belongs in a pack of src/text/languages`,
  ),
);

for (const problem of problems) console.error(problem);
console.log(`languages: ${files.length} files read, ${problems.length} problems`);
process.exitCode = files.length > 0 && problems.length === 0 ? 0 : 1;
