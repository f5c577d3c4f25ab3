import type { Database } from "../engine/database.ts";

/** The operations of a table as the main thread calls them: without the connection. */
export type OperationsOf<Table> = {
  [Name in keyof Table]: Table[Name] extends (database: Database, ...args: infer Args) => infer Result
    ? (...args: Args) => Result
    : never;
};
