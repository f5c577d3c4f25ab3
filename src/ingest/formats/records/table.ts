import { type Options, parse } from "csv-parse";
import type { FieldMapping } from "../../../domain/documents/collection.ts";
import { message } from "../../../domain/texts/texts.ts";
import type { Content } from "../../content/content.ts";
import { readFailure } from "../../content/read-failures.ts";
import { closeQuotes } from "./close-quotes.ts";
import { embeddedRecord } from "./embedded-record.ts";
import { bodyIn, fieldsOf } from "./fields.ts";
import { columnNames, tableDelimiter, tableText } from "./table-header.ts";

const NO_DOCUMENTS = readFailure("unsupported-format", message("reason.file.no-columns"));

/** A table with column names in its first row and one document in each other row (RFC 4180, also with other delimiters). */
export async function readTable(text: string, mapping: FieldMapping = {}): Promise<Content> {
  const delimiter = tableDelimiter(text, mapping);
  if (delimiter === null) return NO_DOCUMENTS;
  const [header = [], ...rows] = await parseCsv(closeQuotes(tableText(text, mapping), delimiter), {
    delimiter,
    bom: true,
    skip_empty_lines: true,
    relax_quotes: true,
    relax_column_count: true,
  });
  const columns = columnNames(header);
  const bodyAt = columns.findIndex(
    (_, at) => bodyIn(fieldsOf(recordOf(columns, placeholders(columns, at)), mapping)) !== null,
  );
  return {
    embedded: rows.map((cells, index) => {
      const record = recordOf(columns, withoutOverflow(cells, columns.length, bodyAt, delimiter));
      return embeddedRecord(fieldsOf(record, mapping), index + 1);
    }),
  };
}

/** Empty cells but for one. */
function placeholders(columns: readonly string[], at: number): string[] {
  return columns.map((_, index) => (index === at ? "x" : ""));
}

function recordOf(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
}

/** A text with commas and without quotes is in too many cells; they belong to the column of texts. */
function withoutOverflow(
  cells: readonly string[],
  count: number,
  bodyAt: number,
  delimiter: string,
): readonly string[] {
  const extra = cells.length - count;
  if (extra <= 0 || bodyAt === -1) return cells;
  const body = cells.slice(bodyAt, bodyAt + extra + 1).join(delimiter);
  return [...cells.slice(0, bodyAt), body, ...cells.slice(bodyAt + extra + 1)];
}

function parseCsv(text: string, options: Options): Promise<readonly string[][]> {
  return new Promise((resolve, reject) => {
    parse(text, options, (error, rows: string[][]) => (error ? reject(error) : resolve(rows)));
  });
}
