import iconv from "iconv-lite";
import { chardet } from "jschardet";
import { decode } from "../src/ingest/decode.ts";
import { type EncodedFile, encodedFiles, shortPieces } from "./lib/encoded-files.ts";
import type { Bench, Figure } from "./report.ts";

/** Text is right when it is the text that the named encoding gives, character for character. */
export const bench: Bench = {
  name: "Encodings: files decoded right",
  needs: "formats/encodings",
  async run() {
    const { readable, unknown } = encodedFiles();
    const left: Figure = {
      name: "files left out: no decoder to compare with",
      value: unknown,
      baseline: null,
      target: null,
      met: null,
    };
    return [
      await compared("whole files", readable),
      await compared("one sentence each", shortPieces(readable)),
      left,
    ];
  },
};

async function compared(name: string, files: readonly EncodedFile[]): Promise<Figure> {
  let ours = 0;
  let theirs = 0;
  for (const { bytes, text } of files) {
    if ((await decode(bytes)) === text) ours += 1;
    if (byLibrary(bytes) === text) theirs += 1;
  }
  return {
    name: `${name}, of ${files.length}`,
    value: ours,
    baseline: `jschardet ${theirs}`,
    target: "at least jschardet",
    met: ours >= theirs,
  };
}

function byLibrary(bytes: Buffer): string | null {
  const { encoding } = chardet.detect(bytes);
  return encoding !== null && iconv.encodingExists(encoding) ? iconv.decode(bytes, encoding) : null;
}
