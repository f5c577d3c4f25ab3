import { type Options, parse } from "csv-parse";
import type { FieldMapping } from "../../../domain/documents/collection.ts";
import { message } from "../../../domain/texts/texts.ts";
import type { Content } from "../../content/content.ts";
import { readFailure } from "../../content/read-failures.ts";
import { closeQuotes } from "./close-quotes.ts";
import { embeddedRecord } from "./embedded-record.ts";
import { fieldsOf } from "./fields.ts";
import { columnNames, tableDelimiter, tableText } from "./table-header.ts";

const NO_DOCUMENTS = readFailure("unsupported-format", message("reason.file.no-columns"));

/** A table with column names in its first row and one document in each other row (RFC 4180, also with other delimiters). */
export async function readTable(text: string, mapping: FieldMapping = {}): Promise<Content> {
  const delimiter = tableDelimiter(text, mapping);
  if (delimiter === null) return NO_DOCUMENTS;
  const rows = await parseCsv(closeQuotes(tableText(text), delimiter), {
    delimiter,
    bom: true,
    columns: columnNames,
    skip_empty_lines: true,
    relax_quotes: true,
    relax_column_count: true,
  });
  return { embedded: rows.map((row, index) => embeddedRecord(fieldsOf(row, mapping), index + 1)) };
}

function parseCsv(text: string, options: Options): Promise<readonly object[]> {
  return new Promise((resolve, reject) => {
    parse(text, options, (error, rows: object[]) => (error ? reject(error) : resolve(rows)));
  });
}
