import iconv from "iconv-lite";
import { chardet } from "jschardet";
import { decode } from "../src/ingest/encoding/decode.ts";
import { type EncodedFile, encodedFiles, shortSamples } from "./lib/data/encoded-files.ts";
import type { Bench, Measurement } from "./lib/report.ts";

/** A file counts as correct if its text equals the decoding by its named encoding, character for character. */
export const bench: Bench = {
  name: "Encodings: files decoded correctly",
  needs: "formats/encodings",
  async run() {
    const { readable, unknown } = encodedFiles();
    const skipped: Measurement = {
      name: "files skipped: no decoder to compare with",
      value: unknown,
      baseline: null,
      target: null,
      met: null,
    };
    return [
      await compareWithLibrary("whole files", readable),
      await compareWithLibrary("one sentence each", shortSamples(readable)),
      skipped,
    ];
  },
};

async function compareWithLibrary(name: string, files: readonly EncodedFile[]): Promise<Measurement> {
  let ourCount = 0;
  let libraryCount = 0;
  for (const { bytes, text } of files) {
    if ((await decode(bytes)) === text) ourCount += 1;
    if (byLibrary(bytes) === text) libraryCount += 1;
  }
  return {
    name: `${name}, of ${files.length}`,
    value: ourCount,
    baseline: `jschardet ${libraryCount}`,
    target: "at least jschardet",
    met: ourCount >= libraryCount,
  };
}

function byLibrary(bytes: Buffer): string | null {
  const { encoding } = chardet.detect(bytes);
  return encoding !== null && iconv.encodingExists(encoding) ? iconv.decode(bytes, encoding) : null;
}
