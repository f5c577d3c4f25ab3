import type { FieldMapping } from "../domain/document.ts";
import { nameDocuments } from "./fields.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** The delimiter of a table whose first line names its columns and a title and a text among them; null for anything else. */
export function tableDelimiter(text: string, mapping: FieldMapping = {}): string | null {
  const [line = ""] = text.trimStart().split(/\r?\n/, 1);
  if (line.length > 2000) return null;
  return DELIMITERS.find((delimiter) => nameDocuments(columnNames(line.split(delimiter)), mapping)) ?? null;
}

export function columnNames(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.trim().replace(/^"|"$/g, "").trim().toLowerCase());
}

/** Whether a text is a table of documents, whatever its file is called. */
export function isTable(text: string, mapping: FieldMapping): boolean {
  return tableDelimiter(text, mapping) !== null;
}
