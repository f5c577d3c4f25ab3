import type { FieldMapping } from "../../../domain/documents/collection.ts";
import { describeDocuments } from "./fields.ts";

/** Of a table's first line. */
const MAX_HEADER_CHARACTERS = 20_000;

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** The delimiter of a table whose first line has a title column and a text column; null for any other text. */
export function tableDelimiter(text: string, mapping: FieldMapping = {}): string | null {
  const [line = ""] = tableText(text).split(/\r?\n/, 1);
  if (line.length > MAX_HEADER_CHARACTERS) return null;
  return (
    DELIMITERS.find((delimiter) => describeDocuments(columnNames(line.split(delimiter)), mapping)) ?? null
  );
}

/** A table's text without the "sep=;" line that spreadsheets write before it. */
export function tableText(text: string): string {
  return text.trimStart().replace(/^sep=.\r?\n/i, "");
}

export function columnNames(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.trim().replace(/^"|"$/g, "").trim().toLowerCase().normalize("NFC"));
}

/** Whether a text is a table of documents, whatever its file name is. */
export function isTable(text: string, mapping: FieldMapping): boolean {
  return tableDelimiter(text, mapping) !== null;
}
