import type { ArrivedDocument, ScheduleMemory } from "../domain/schedule-memory.ts";
import { PAGE, pages } from "./pages.ts";
import type { ArrivalPlace } from "./read-arrivals.ts";
import type { WorkerClient } from "./worker-client.ts";

/** Comes after every path. */
const LAST_PATH = "\u{10ffff}";

/** The part of the Store port that remembers schedules and what they told. */
export function rememberSchedules(writer: WorkerClient, reader: WorkerClient): ScheduleMemory {
  return {
    allSchedules: (root) => reader.call("allSchedules", root),
    schedules: (library) => reader.call("schedules", library),
    addSchedule: (library, schedule, most) => writer.call("addSchedule", library, schedule, most),
    changeSchedule: (ref, change) => writer.call("changeSchedule", ref, change),
    removeSchedule: (ref) => writer.call("removeSchedule", ref),
    recordSlot: (ref, upTo) => writer.call("recordSlot", ref, upTo),
    askForEdition: (ref, at) => writer.call("askForEdition", ref, at),
    answeredAsk: (ref, at) => writer.call("answeredAsk", ref, at),
    keepTold: (told) => writer.call("keepTold", told),
    toldUpTo: (schedule) => reader.call("toldUpTo", schedule),
    toldStories: (schedule, stories) => reader.call("toldStories", schedule, stories),
    arrivals: (library, window) =>
      pages<ArrivedDocument, ArrivalPlace>({ arrivedAt: window.after, path: LAST_PATH }, async (after) => {
        const entries = await reader.call("arrivals", library, window, after, PAGE);
        return { entries, next: entries.at(-1)?.header ?? after };
      }),
    newestArrival: (library) => reader.call("newestArrival", library),
  };
}
