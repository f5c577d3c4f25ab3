import type { ChartSize, DayCount, FigureMove } from "./charts.ts";
import type { PictureOptions } from "./picture-service.ts";

/** A changed figure, and the headline of its story; null if the headline is not to be shown. */
export interface MovedFigure {
  readonly headline: string | null;
  readonly move: FigureMove;
}

export interface PictureData {
  /** The last fourteen days in UTC, in order. */
  readonly days: readonly DayCount[];
  /** Those of the most important stories first. */
  readonly moves: readonly MovedFigure[];
}

/** One drawing with everything the picture shows. */
export interface PictureSvg extends ChartSize {
  readonly svg: string;
  readonly alt: string;
}

/** Null if there is too little data for a picture. `hasGlyphsFor` says whether a text can be drawn. */
export type DrawPicture = (
  data: PictureData,
  options: PictureOptions,
  hasGlyphsFor: (text: string) => boolean,
) => PictureSvg | null;
