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
