// Child process of the hostile bench: adds each file of a folder to a server's library, as /documents add does. Prints one
// line of JSON per file: its name, and what came of it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../../src/async/system-clock.ts";
import { readConfig } from "../../../src/config/config.ts";
import { createHealthSignals } from "../../../src/domain/operations/health-signals.ts";
import { NO_COUNTS } from "../../../src/domain/operations/quality-counts.ts";
import { openCore } from "../../../src/wiring/core.ts";
import { wireLibrary } from "../../../src/wiring/library.ts";

const GUILD = "111122223333444455";
const [folder = "", documentsDir = "", dataDir = ""] = process.argv.slice(2);
const settings = readConfig({
  env: { DOCUMENTS_DIR: documentsDir, DATA_DIR: dataDir },
  cwd: process.cwd(),
  projectRoot: process.cwd(),
});
if (!settings.ok) throw new Error(JSON.stringify(settings.faults));
const { config } = settings;
const events = { emit: () => undefined };
const { now } = systemClock;
const resources = new AsyncDisposableStack();
const core = await openCore({
  config,
  events,
  counts: NO_COUNTS,
  now,
  resources,
  sensors: createHealthSignals(),
});
const ended = new AbortController();
const { uploadService } = wireLibrary({ config, core, events, now, signal: ended.signal });
for (const name of readdirSync(folder)) {
  const added = await uploadService.add(GUILD, name, readFileSync(join(folder, name)));
  const outcome =
    added.kind === "refused" ? `${added.unreadable.code}: ${added.unreadable.reason}` : added.kind;
  console.log(JSON.stringify({ name, outcome }));
}
ended.abort();
await resources.disposeAsync();
