import type { LibraryId } from "../core/library.ts";
import type { Briefing } from "../stories/story.ts";
import type { ChartSize, DayCount, FigureMove } from "./charts.ts";

/** A picture as it goes with a message; JSON, so that it can be kept with what it belongs to, bit for bit. */
export interface Picture {
  /** What it shows, in words: at most 1000 characters. */
  readonly alt: string;
  /** A PNG, as base64. */
  readonly png: string;
}

/** For whom a picture is made. */
export interface PictureOptions {
  /** BCP 47 tag of what it says itself. */
  readonly language: string;
  /** IANA name: by its clocks a moment has its day. */
  readonly timeZone: string;
}

/** Makes a briefing's picture. */
export interface PictureService {
  /** Null when there is too little to show, or no picture could be made; an event says why. Never throws. */
  create(library: LibraryId, briefing: Briefing, options: PictureOptions): Promise<Picture | null>;
}

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

/** Turns drawings into pixels with the faces it brings, whatever the machine has. */
export interface Rasterizer {
  /** Whether it has a letter for each character of a text; one it has not would come out as a box. */
  hasGlyphsFor(text: string): boolean;
  /** A PNG, some 1100 pixels across. Throws when this machine can't paint. */
  rasterize(picture: PictureSvg): Promise<Uint8Array>;
}
