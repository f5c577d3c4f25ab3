// A second pair of hands for a large folder: the same digesting, wired in a thread of its own.
import { parentPort } from "node:worker_threads";
import type { DigestReply, DigestRequest } from "./digest-thread.ts";
import { createDigester } from "./newsroom/digesting.ts";
import { verify } from "./verify/verify.ts";
import { createExtractiveWriter } from "./writer/extractive/extractive-writer.ts";

const port = parentPort;
if (port === null) throw new Error("digest-worker.ts is started as a worker, not by itself.");
const digester = createDigester(createExtractiveWriter(), verify);

port.on("message", async ({ number, document }: DigestRequest) => {
  const held = await digester.digest(document);
  port.postMessage({ number, held } satisfies DigestReply);
});
