// Sorts the catalogues in locales/ by key, and writes two files of src/domain/texts from the English one: the types of all
// texts, and the texts that are also kept in English (npm run messages).
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  ENGLISH_REASONS_FILE,
  englishReasonsSource,
  MESSAGE_ARGUMENTS_FILE,
  messageArgumentsSource,
  textsOf,
} from "./lib/messages.ts";

for (const file of readdirSync("locales").filter((name) => name.endsWith(".json"))) {
  const path = `locales/${file}`;
  const members = Object.entries(JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(members), null, 2)}\n`);
}
const english = textsOf(readFileSync("locales/en.json", "utf8"));
writeFileSync(MESSAGE_ARGUMENTS_FILE, messageArgumentsSource(english));
writeFileSync(ENGLISH_REASONS_FILE, englishReasonsSource(english));
