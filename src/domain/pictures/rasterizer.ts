import type { PictureSvg } from "./draw-picture.ts";

/** Turns drawings into pixels with the faces it brings, whatever the machine has. */
export interface Rasterizer {
  /** Whether it has a letter for each character of a text; one it has not would come out as a box. */
  hasGlyphsFor(text: string): boolean;
  /** A PNG, some 1100 pixels across. Throws when this machine can't paint. */
  rasterize(picture: PictureSvg): Promise<Uint8Array>;
}
