// Child process of the hostile bench: writes a digest with each hostile answer of the model server, by the real client.
// Prints one line of JSON per answer: its name, and who wrote the digest.
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "../../../src/config/config.ts";
import { sharedLibrary } from "../../../src/domain/core/library.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { wireWriting } from "../../../src/wiring/writing.ts";
import { ferry, now } from "../../../tests/model/newsroom.ts";
import { hostileReplies } from "./hostile-replies.ts";

/** What is retried is left alone after this time; the product tries for up to two minutes. */
const GIVE_UP_MS = 5_000;
const [tempDir = "", baseUrl = ""] = process.argv.slice(2);
const dataDir = await mkdtemp(join(tempDir, "data-"));
const events = { emit: () => undefined };
const store = await openStore({ dataDir, now, events });
const library = sharedLibrary("/news");

for (const [at, { name }] of hostileReplies().entries()) {
  const env = { OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: `case-${at}`, MODEL_DAILY_TOKENS: "100000000" };
  const settings = readConfig({ env, cwd: dataDir, projectRoot: process.cwd() });
  if (!settings.ok) throw new Error(JSON.stringify(settings.faults));
  const { primary } = await wireWriting({ config: settings.config, store, events, now });
  const written = primary.digest(library, ferry).then(({ writer }) => writer);
  const writer = await Promise.race([
    written,
    sleep(GIVE_UP_MS, "retried until the deadline", { ref: false }),
  ]);
  console.log(JSON.stringify({ name, outcome: writer }));
}
await store.close();
process.exit(0);
