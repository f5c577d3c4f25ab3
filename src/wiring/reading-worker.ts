// The reading worker as Dateline runs it: what is worked out of a document is worked out where its text is read.
import { constants, setPriority } from "node:os";
import { serveReading } from "../ingest/worker/serve.ts";
import { createDigester } from "../newsroom/intake/digester.ts";
import { createPreparer } from "../newsroom/intake/preparer.ts";
import { verify } from "../verify/verify.ts";
import { createExtractiveWriter } from "../writer/extractive/extractive-writer.ts";

// Who asks something meanwhile is answered first. Only Linux gives a thread a priority of its own.
if (process.platform === "linux") setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
serveReading(createPreparer(createDigester(createExtractiveWriter(), verify)));
