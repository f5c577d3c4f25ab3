// The reading worker as Dateline runs it: what is worked out of a document is worked out where its text is read.
import { serve } from "./ingest/serve.ts";
import { createDigester } from "./newsroom/digesting.ts";
import { createPreparer } from "./newsroom/preparing.ts";
import { verify } from "./verify/verify.ts";
import { createExtractiveWriter } from "./writer/extractive/extractive-writer.ts";

serve(createPreparer(createDigester(createExtractiveWriter(), verify)));
