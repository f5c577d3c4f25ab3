import { expect, test } from "vitest";
import { createThreadedDigester } from "../src/digest-thread.ts";
import { createDigester } from "../src/newsroom/digesting.ts";
import { verify } from "../src/verify/verify.ts";
import { createExtractiveWriter } from "../src/writer/extractive/extractive-writer.ts";
import { report } from "./model/newsroom.ts";

test("of many documents at once, each gets its own digest, in the thread as here", async () => {
  const digester = createThreadedDigester(createDigester(createExtractiveWriter(), verify));
  const documents = Array.from({ length: 300 }, (_, at) =>
    report(
      `${at}.txt`,
      `Ferry ${at} sinks\n\n${`Ferry ${at} sank off Varsund with ${at} people on board. `.repeat(1 + (at % 40))}`,
    ),
  );
  try {
    const held = await Promise.all(documents.map((document) => digester.digest(document)));
    expect(held.map(({ digest }) => digest.headline.evidence[0]?.document)).toEqual(
      documents.map(({ path }) => path),
    );
  } finally {
    await digester.close();
  }
});
