/** Chart colours where no style sheet sets others. */
export interface Palette {
  /** Headings and labels. */
  readonly ink: string;
  /** Axis labels and secondary text. */
  readonly muted: string;
  readonly grid: string;
  readonly documents: string;
  readonly stories: string;
  readonly figure: string;
}

/** On white: contrast of at least 4.5:1 for text and 3:1 for shapes, as WCAG requires (the grid is only decoration). */
export const LIGHT_PALETTE: Palette = {
  ink: "#1f2328",
  muted: "#59636e",
  grid: "#d1d9e0",
  documents: "#7d8fa3",
  stories: "#0b5cad",
  figure: "#b3261e",
};

/** The same contrasts on dark grey. */
export const DARK_PALETTE: Palette = {
  ink: "#f2f3f5",
  muted: "#b5bac1",
  grid: "#4a4d55",
  documents: "#8791a3",
  stories: "#5eb1ff",
  figure: "#ff9e80",
};
