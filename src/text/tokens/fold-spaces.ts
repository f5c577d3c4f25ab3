/** Collapses runs of white space to one space and trims both ends. */
export function foldSpaces(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
