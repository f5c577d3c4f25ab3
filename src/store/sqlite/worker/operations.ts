import type { Database } from "../engine/database.ts";
import { EDITION_OPERATIONS } from "./edition-operations.ts";
import { FEED_OPERATIONS } from "./feed-operations.ts";
import { GUILD_OPERATIONS } from "./guild-operations.ts";
import { LIBRARY_OPERATIONS } from "./library-operations.ts";
import { MAINTENANCE_OPERATIONS } from "./maintenance-operations.ts";
import type { OperationsOf } from "./operations-of.ts";
import { SCHEDULE_OPERATIONS } from "./schedule-operations.ts";
import { WATCH_OPERATIONS } from "./watch-operations.ts";

const TABLE = {
  ...MAINTENANCE_OPERATIONS,
  ...LIBRARY_OPERATIONS,
  ...GUILD_OPERATIONS,
  ...EDITION_OPERATIONS,
  ...SCHEDULE_OPERATIONS,
  ...WATCH_OPERATIONS,
  ...FEED_OPERATIONS,
};

/** All operations of a store worker. Arguments and results are cloned between the threads. */
export interface Operations extends OperationsOf<typeof TABLE> {}

export type OperationName = keyof Operations;

type OperationTable = {
  [Name in OperationName]: (
    database: Database,
    ...args: Parameters<Operations[Name]>
  ) => ReturnType<Operations[Name]>;
};

const OPERATIONS: OperationTable = TABLE;

/** The name of an operation with its arguments, as sent to a worker. */
export type OperationCall<Name extends OperationName = OperationName> = {
  [N in Name]: { readonly operation: N; readonly args: Parameters<Operations[N]> };
}[Name];

export function perform<Name extends OperationName>(
  database: Database,
  { operation, args }: OperationCall<Name>,
): ReturnType<Operations[Name]> {
  return OPERATIONS[operation](database, ...args);
}
