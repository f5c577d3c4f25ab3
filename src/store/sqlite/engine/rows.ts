import type { SQLOutputValue } from "node:sqlite";
import { Fault } from "../../../domain/core/fault.ts";
import { type Message, message } from "../../../domain/texts/texts.ts";

export type Row = Record<string, SQLOutputValue>;

function unexpectedValue(row: Row, column: string, expected: Message): Fault {
  const value = JSON.stringify(String(row[column]));
  return new Fault("store-corrupt", message("reason.store.unexpected-value", { value, column, expected }));
}

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw unexpectedValue(row, column, message("reason.store.expected-text"));
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function number(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw unexpectedValue(row, column, message("reason.store.expected-number"));
  return value;
}

export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array))
    throw unexpectedValue(row, column, message("reason.store.expected-bytes"));
  return value;
}

/** Reads a column that contains one of `words`; throws Fault "store-corrupt" for any other value. */
export function oneOf<T extends string>(row: Row, column: string, words: readonly T[]): T {
  const match = words.find((word) => word === row[column]);
  if (match === undefined)
    throw unexpectedValue(row, column, message("reason.store.expected-one-of", { words: words.join(", ") }));
  return match;
}

/** Parses a JSON column. The shape is not checked: the store itself wrote it. */
export function json<T>(row: Row, column: string): T {
  return JSON.parse(text(row, column));
}
