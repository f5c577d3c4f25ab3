import type { Database } from "./database.ts";
import { arrivalsPage, readNewestArrival } from "./read-arrivals.ts";
import {
  addSchedule,
  answeredAsk,
  askForEdition,
  changeSchedule,
  readAllSchedules,
  readSchedules,
  recordSlot,
  removeSchedule,
} from "./schedules.ts";
import { keepTold, readToldStories, readToldUpTo } from "./told.ts";

/** What the store does for schedules; each is one transaction. */
export const SCHEDULE_OPERATIONS = {
  allSchedules: readAllSchedules,
  schedules: readSchedules,
  addSchedule,
  changeSchedule,
  removeSchedule,
  recordSlot,
  askForEdition,
  answeredAsk,
  keepTold,
  toldUpTo: readToldUpTo,
  toldStories: readToldStories,
  arrivals: arrivalsPage,
  newestArrival: readNewestArrival,
};

type Table = typeof SCHEDULE_OPERATIONS;

/** The same as seen from the main thread: without the connection. */
export type ScheduleOperations = {
  [Name in keyof Table]: Table[Name] extends (database: Database, ...taken: infer Taken) => infer Result
    ? (...taken: Taken) => Result
    : never;
};
