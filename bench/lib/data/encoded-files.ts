import { readdirSync, readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { dataPath } from "../report.ts";

/** A file decoded by the encoding that its folder names. */
export interface EncodedFile {
  readonly name: string;
  readonly encoding: string;
  readonly bytes: Buffer;
  readonly text: string;
}

/** Length of the short samples: about one sentence. */
const SHORT_CHARACTERS = 120;
/** Language suffixes of folder names, after the encoding's name. */
const LANGUAGE =
  /-(?:arabic|bulgarian|croatian|greek|hebrew|hungarian|polish|russian|slovak|slovene|turkish)$/;

export function encodedFiles(): { readable: EncodedFile[]; unknown: number } {
  const readable: EncodedFile[] = [];
  let unknown = 0;
  for (const folder of readdirSync(dataPath("formats/encodings")).sort()) {
    const encoding = folder.replace(LANGUAGE, "");
    for (const name of readdirSync(dataPath("formats/encodings", folder)).sort()) {
      const bytes = readFileSync(dataPath("formats/encodings", folder, name));
      if (iconv.encodingExists(encoding)) {
        readable.push({ name, encoding, bytes, text: iconv.decode(bytes, encoding) });
      } else unknown += 1;
    }
  }
  return { readable, unknown };
}

/** About one sentence of each file, from its first non-ASCII letter on, without markup that names the encoding. */
export function shortSamples(files: readonly EncodedFile[]): EncodedFile[] {
  return files.flatMap((file) => {
    const visibleText = file.text.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
    const start = visibleText.search(/[^\p{ASCII}]/u);
    if (start < 0) return [];
    const text = visibleText.slice(start, start + SHORT_CHARACTERS).trim();
    const bytes = iconv.encode(text, file.encoding);
    return [{ ...file, bytes, text: iconv.decode(bytes, file.encoding) }];
  });
}
