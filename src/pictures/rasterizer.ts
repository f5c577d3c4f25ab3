import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PictureSvg } from "../domain/pictures/draw-picture.ts";
import type { Rasterizer } from "../domain/pictures/rasterizer.ts";
import { fontCoverage } from "./font-coverage.ts";

/** Inter in the two weights that charts use. */
const FONT_FILES = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"] as const;
/** Its name in the SVG. */
const FONT_FAMILY = "Inter";
/** Makes a sheet 1075 pixels wide. Discord on a computer shows it 550 CSS pixels wide, often with two device pixels each. */
const SCALE = 2.5;

/** Rasterizes one picture at a time, so that it never needs memory for two. The canvas library is loaded with the first. */
export function createRasterizer(): Rasterizer {
  let covered: ReadonlySet<number> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const files = FONT_FILES.map((fontFile) =>
    fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${fontFile}`)),
  );
  return {
    hasGlyphsFor(text) {
      covered ??= files
        .map((file) => fontCoverage(readFileSync(file)))
        .reduce((common, codePoints) => common.intersection(codePoints));
      return Array.from(text).every((letter) => covered?.has(letter.codePointAt(0) ?? 0));
    },
    rasterize(picture) {
      const png = last.then(() => render(picture, files));
      last = png.catch(() => undefined);
      return png;
    },
  };
}

async function render({ svg, width, height }: PictureSvg, files: readonly string[]): Promise<Uint8Array> {
  const { createCanvas, GlobalFonts, loadImage } = await import("@napi-rs/canvas");
  if (!GlobalFonts.has(FONT_FAMILY))
    for (const file of files) GlobalFonts.registerFromPath(file, FONT_FAMILY);
  const canvas = createCanvas(Math.round(width * SCALE), Math.round(height * SCALE));
  const drawing = await loadImage(Buffer.from(svg));
  canvas.getContext("2d").drawImage(drawing, 0, 0, canvas.width, canvas.height);
  // Compression takes most of the time, and runs on a thread of the library.
  const png = await canvas.encode("png");
  // Frees the pixels now: they are outside the JavaScript heap, so the garbage collector sees only a small object.
  canvas.width = 1;
  canvas.height = 1;
  return png;
}
