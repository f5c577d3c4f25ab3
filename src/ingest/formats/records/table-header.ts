import type { FieldMapping } from "../../../domain/documents/collection.ts";
import { describeDocuments } from "./fields.ts";

/** Of a table's first line. */
const MAX_HEADER_CHARACTERS = 20_000;

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Lines before the column names that may be a title or a comment. */
const MAX_LINES_BEFORE = 5;

/** The delimiter of a table that begins with a title column and a text column; null for any other text. */
export function tableDelimiter(text: string, mapping: FieldMapping = {}): string | null {
  const [line = ""] = tableText(text, mapping).split(/\r?\n/, 1);
  return delimiterOf(line, mapping);
}

function delimiterOf(line: string, mapping: FieldMapping): string | null {
  if (line.length > MAX_HEADER_CHARACTERS) return null;
  return (
    DELIMITERS.find((delimiter) => describeDocuments(columnNames(line.split(delimiter)), mapping)) ?? null
  );
}

/** A table's text from the column names on, without the "sep=;" line that spreadsheets write, comments and a title before it. */
export function tableText(text: string, mapping: FieldMapping = {}): string {
  let rest = text.trimStart();
  for (let count = 0; count < MAX_LINES_BEFORE; count += 1) {
    const [line = ""] = rest.split(/\r?\n/, 1);
    if (delimiterOf(line, mapping) !== null) return rest;
    rest = rest.slice(line.length).trimStart();
  }
  return text.trimStart();
}

export function columnNames(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.trim().replace(/^"|"$/g, "").trim().toLowerCase().normalize("NFC"));
}

/** Whether a text is a table of documents, whatever its file name is. */
export function isTable(text: string, mapping: FieldMapping): boolean {
  return tableDelimiter(text, mapping) !== null;
}
