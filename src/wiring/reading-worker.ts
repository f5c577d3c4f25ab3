// The reading worker: reads files and prepares their documents in the same process.
import { lowerPriority } from "../ingest/worker/lower-priority.ts";
import { serveReading } from "../ingest/worker/serve-reading.ts";
import { createDigester } from "../newsroom/intake/digester.ts";
import { createPreparer } from "../newsroom/intake/preparer.ts";
import { verify } from "../verify/verify.ts";
import { createExtractiveWriter } from "../writer/extractive/extractive-writer.ts";

lowerPriority();
serveReading(createPreparer(createDigester(createExtractiveWriter(), verify)));
