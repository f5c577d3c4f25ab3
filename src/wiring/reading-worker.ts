// The reading worker: reads files and prepares their documents in the same thread.
import { lowerThreadPriority } from "../ingest/worker/lower-priority.ts";
import { serveReading } from "../ingest/worker/serve.ts";
import { createDigester } from "../newsroom/intake/digester.ts";
import { createPreparer } from "../newsroom/intake/preparer.ts";
import { verify } from "../verify/verify.ts";
import { createExtractiveWriter } from "../writer/extractive/extractive-writer.ts";

lowerThreadPriority();
serveReading(createPreparer(createDigester(createExtractiveWriter(), verify)));
