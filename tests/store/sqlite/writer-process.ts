// A second process on the same store: writes `count` documents, one transaction each, then exits.

import { sharedLibrary } from "../../../src/domain/core/library.ts";
import { FOLDER } from "../../../src/domain/intake/source-id.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";
import { arrival, newsDocument } from "../../contracts/sample-documents.ts";

const [dataDir = "", prefix = "", count = "0"] = process.argv.slice(2);
const now = () => "2024-03-05T10:00:00.000Z";
const store = await openStore({ dataDir, now, events: { emit: () => undefined } });
for (let n = 0; n < Number(count); n += 1) {
  await store.apply(sharedLibrary("/news"), FOLDER, [
    arrival(newsDocument(`${prefix}-${n}.txt`, [`Ferry ${n} of ${prefix} sank.`])),
  ]);
}
await store.close();
