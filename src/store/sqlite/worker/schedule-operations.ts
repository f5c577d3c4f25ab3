import type { Database } from "../engine/database.ts";
import { readDeliveredStories, readDeliveredUpTo, recordDelivered } from "../schedules/delivered-stories.ts";
import { arrivalsPage, readNewestArrival } from "../schedules/read-arrivals.ts";
import {
  addSchedule,
  changeSchedule,
  clearEditionRequest,
  readAllSchedules,
  readSchedules,
  recordSlot,
  removeSchedule,
  requestEdition,
} from "../schedules/schedules.ts";

/** The store's operations on schedules; each runs as one transaction. */
export const SCHEDULE_OPERATIONS = {
  allSchedules: readAllSchedules,
  schedules: readSchedules,
  addSchedule,
  changeSchedule,
  removeSchedule,
  recordSlot,
  requestEdition,
  clearEditionRequest,
  recordDelivered,
  deliveredUpTo: readDeliveredUpTo,
  deliveredStories: readDeliveredStories,
  arrivals: arrivalsPage,
  newestArrival: readNewestArrival,
};

type Table = typeof SCHEDULE_OPERATIONS;

/** The operations as the main thread calls them: without the connection. */
export type ScheduleOperations = {
  [Name in keyof Table]: Table[Name] extends (database: Database, ...args: infer Args) => infer Result
    ? (...args: Args) => Result
    : never;
};
