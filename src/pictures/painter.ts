import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PictureSvg, Rasterizer } from "../domain/pictures/pictures.ts";
import { fontCoverage } from "./font-coverage.ts";

/** Inter in the two weights that drawings use. */
const FONT_FILES = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"] as const;
/** The name that drawings ask for it by. */
const FONT_FAMILY = "Inter";
/** Pixels for one of the drawing: 1075 across. Discord shows a picture 550 across on a computer, where screens have two for each. */
const SCALE = 2.5;

/** Paints one sheet after the other, so that one canvas's memory is all it ever needs. Nothing is loaded before the first. */
export function createPainter(): Rasterizer {
  let covered: ReadonlySet<number> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const files = FONT_FILES.map((fontFile) =>
    fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${fontFile}`)),
  );
  return {
    hasGlyphsFor(text) {
      covered ??= files
        .map((file) => fontCoverage(readFileSync(file)))
        .reduce((both, one) => both.intersection(one));
      return Array.from(text).every((letter) => covered?.has(letter.codePointAt(0) ?? 0));
    },
    rasterize(sheet) {
      const painted = last.then(() => paint(sheet, files));
      last = painted.catch(() => undefined);
      return painted;
    },
  };
}

async function paint({ svg, width, height }: PictureSvg, files: readonly string[]): Promise<Uint8Array> {
  const { createCanvas, GlobalFonts, loadImage } = await import("@napi-rs/canvas");
  if (!GlobalFonts.has(FONT_FAMILY))
    for (const file of files) GlobalFonts.registerFromPath(file, FONT_FAMILY);
  const canvas = createCanvas(Math.round(width * SCALE), Math.round(height * SCALE));
  const drawing = await loadImage(Buffer.from(svg));
  canvas.getContext("2d").drawImage(drawing, 0, 0, canvas.width, canvas.height);
  // Compressing takes most of the time, and happens on a thread of the library's own.
  const png = await canvas.encode("png");
  // Its pixels would be kept until the collector finds a small object worth its while.
  canvas.width = 1;
  canvas.height = 1;
  return png;
}
