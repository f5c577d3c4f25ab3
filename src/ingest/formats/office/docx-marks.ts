/** A style's or run's own marks that the converter does not read, or reads only on the run. */
const RUN = /<w:r[ >][\s\S]*?<\/w:r>/g;
const HIDDEN = /<w:vanish(?!\s+w:val="(?:0|false|none)")[^>]*\/>/;
const DOUBLE_STRIKE = /<w:dstrike(?=[\s/>])/g;
/** A field whose result stands in it; the result is text like any other. */
const SIMPLE_FIELD = /<\/?w:fldSimple\b[^>]*>/g;
const STYLE = /<w:style\s[^>]*?w:styleId="([^"]+)"[\s\S]*?<\/w:style>/g;
const STYLE_MARK = /<w:(?:d?strike|vanish|vertAlign)\b[^>]*\/>/g;
const STYLE_REFERENCE = /<w:rStyle w:val="([^"]+)"\s*\/>/g;

/**
 * The main part of a Word document (ECMA-376) with the marks of its character styles on the runs themselves, double strike
 * as strike, the results of simple fields as text, and without hidden text.
 */
export function withPlainMarks(document: string, styles: string): string {
  const marks = new Map<string, string>();
  for (const [style, id = ""] of styles.matchAll(STYLE)) {
    const found = style.match(STYLE_MARK)?.join("") ?? "";
    if (found !== "" && /w:type="character"/.test(style)) marks.set(id, found);
  }
  return document
    .replace(STYLE_REFERENCE, (reference, id: string) => reference + (marks.get(id) ?? ""))
    .replace(RUN, (run) => (HIDDEN.test(run) ? "" : run))
    .replace(DOUBLE_STRIKE, "<w:strike")
    .replace(SIMPLE_FIELD, "");
}
