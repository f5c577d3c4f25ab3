import {
  keepCorrections,
  keepQuoted,
  readCorrections,
  readPostedEditions,
  readQuoted,
  readRevisions,
} from "./corrections.ts";
import type { Database } from "./database.ts";
import {
  addWatch,
  changeWatch,
  readAlertedStories,
  readAllWatches,
  readWatches,
  removeWatch,
  takeStories,
} from "./watches.ts";

/** What the store does for watches and corrections; each is one transaction. */
export const WATCH_OPERATIONS = {
  allWatches: readAllWatches,
  watches: readWatches,
  addWatch,
  changeWatch,
  removeWatch,
  alertedStories: readAlertedStories,
  takeStories,
  postedEditions: readPostedEditions,
  revisions: readRevisions,
  keepQuoted,
  quoted: readQuoted,
  keepCorrections,
  corrections: readCorrections,
};

type Table = typeof WATCH_OPERATIONS;

/** The same as seen from the main thread: without the connection. */
export type WatchOperations = {
  [Name in keyof Table]: Table[Name] extends (database: Database, ...taken: infer Taken) => infer Result
    ? (...taken: Taken) => Result
    : never;
};
