// Sorts the catalogues in locales/ by key, and writes src/domain/texts/message-arguments.ts, the types of all texts, from
// the English one (npm run messages).
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { MESSAGE_ARGUMENTS_FILE, messageArgumentsSource, textsOf } from "./lib/messages.ts";

for (const file of readdirSync("locales").filter((name) => name.endsWith(".json"))) {
  const path = `locales/${file}`;
  const members = Object.entries(JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(members), null, 2)}\n`);
}
writeFileSync(
  MESSAGE_ARGUMENTS_FILE,
  messageArgumentsSource(textsOf(readFileSync("locales/en.json", "utf8"))),
);
