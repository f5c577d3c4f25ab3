import type { PictureSvg } from "./draw-picture.ts";

/** Converts drawings to pixels, with fonts of its own. */
export interface Rasterizer {
  /** Whether its fonts have every character of a text; a missing one would be drawn as a box. */
  hasGlyphsFor(text: string): boolean;
  /** A PNG about 1100 pixels wide. Throws if this machine can't draw. */
  rasterize(picture: PictureSvg): Promise<Uint8Array>;
}
