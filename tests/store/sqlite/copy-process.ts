// Backs a store up, or restores it, in a process that a test kills: `backup|restore DATA_DIR FILE`.
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { restoreBackup } from "../../../src/store/sqlite/restore.ts";

const [action, dataDir = "", file = ""] = process.argv.slice(2);
const now = () => "2024-03-05T10:00:00.000Z";
if (action === "restore") await restoreBackup(file, dataDir, now);
else {
  const store = await openStore({ dataDir, now, events: { emit: () => undefined } });
  await store.backup(file);
  await store.close();
}
