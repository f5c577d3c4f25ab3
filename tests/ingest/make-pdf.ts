/** A line of text on a page; coordinates in points from the lower left corner, as in PDF. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/** A PDF of A4 pages with these lines in Helvetica; `info` is the content of its document information dictionary. */
export function pdfOf(
  pages: readonly (readonly PdfLine[])[],
  info = "",
  extraObjects: readonly string[] = [],
): Buffer {
  const pageNumber = (index: number) => 4 + index * 2;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${pageNumber(index)} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((lines, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageNumber(index) + 1} 0 R >>`,
      streamOf(lines.map(textOperator).join("\n")),
    ]),
    `<< ${info} >>`,
    ...extraObjects,
  ];
  return assemblePdf(objects, `/Info ${objects.length - extraObjects.length} 0 R`);
}

function textOperator({ text, x, y, size = 10 }: PdfLine): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, "\\$&")}) Tj ET`;
}

export function streamOf(content: string, dictionary = ""): string {
  return `<< /Length ${Buffer.byteLength(content, "latin1")} ${dictionary} >>\nstream\n${content}\nendstream`;
}

/** A PDF of these objects, numbered from 1 (the first is the catalog), with cross-reference table and trailer. */
export function assemblePdf(objects: readonly string[], trailer = ""): Buffer {
  let file = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const count = objects.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`,
    "latin1",
  );
}
