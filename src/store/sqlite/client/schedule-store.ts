import type { ArrivalStore, ArrivedDocument } from "../../../domain/schedules/arrival-store.ts";
import type { DeliveredStore } from "../../../domain/schedules/delivered-store.ts";
import type { ScheduleStore } from "../../../domain/schedules/schedule-store.ts";
import type { ArrivalCursor } from "../schedules/read-arrivals.ts";
import { PAGE_SIZE, paginate } from "./paginate.ts";
import type { WorkerClient } from "./worker-client.ts";

/** Sorts after every path. */
const LAST_PATH = "\u{10ffff}";

/** The schedule methods of the Store port, with what each schedule has delivered. */
export function createScheduleStore(
  writer: WorkerClient,
  reader: WorkerClient,
): ScheduleStore & DeliveredStore & ArrivalStore {
  return {
    allSchedules: (root) => reader.call("allSchedules", root),
    schedules: (library) => reader.call("schedules", library),
    addSchedule: (library, schedule, max) => writer.call("addSchedule", library, schedule, max),
    changeSchedule: (ref, change) => writer.call("changeSchedule", ref, change),
    removeSchedule: (ref) => writer.call("removeSchedule", ref),
    recordSlot: (ref, upTo) => writer.call("recordSlot", ref, upTo),
    requestEdition: (ref, at) => writer.call("requestEdition", ref, at),
    clearEditionRequest: (ref, at) => writer.call("clearEditionRequest", ref, at),
    recordDelivered: (content) => writer.call("recordDelivered", content),
    deliveredUpTo: (schedule) => reader.call("deliveredUpTo", schedule),
    deliveredStories: (schedule, stories) => reader.call("deliveredStories", schedule, stories),
    arrivals: (library, window) =>
      paginate<ArrivedDocument, ArrivalCursor>(
        { arrivedAt: window.after, path: LAST_PATH },
        async (after) => {
          const entries = await reader.call("arrivals", library, window, after, PAGE_SIZE);
          return { entries, next: entries.at(-1)?.header ?? after };
        },
      ),
    revisionArrivals: (library, paths) => reader.call("revisionArrivals", library, paths),
    newestArrival: (library) => reader.call("newestArrival", library),
  };
}
