import type { ChartSize, DayCount, FigureMove } from "./charts.ts";
import type { PictureOptions } from "./picture-service.ts";

/** A figure that moved, and the headline of its story; null where that is not to be shown. */
export interface MovedFigure {
  readonly headline: string | null;
  readonly move: FigureMove;
}

export interface PictureData {
  /** The last fourteen days, in order; UTC's, as documents' times are kept. */
  readonly days: readonly DayCount[];
  /** Those of the more important stories first. */
  readonly moves: readonly MovedFigure[];
}

/** All that a picture shows, on one drawing. */
export interface PictureSvg extends ChartSize {
  readonly svg: string;
  readonly alt: string;
}

/** Null when the facts are too few for a picture. `covers` says whether a text can be drawn. */
export type DrawPicture = (
  data: PictureData,
  options: PictureOptions,
  hasGlyphsFor: (text: string) => boolean,
) => PictureSvg | null;
