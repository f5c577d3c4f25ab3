// Lines that a running bot prints for the operator.
import type { StoreSpace } from "../../domain/operations/store-health.ts";

export function readingNotice(folder: string, timeZone: string): string {
  return `Reading ${folder}. Times are in ${timeZone}.`;
}

/** `reason`: why the system reports no changes of the folder. */
export function unwatchableNotice(folder: string, scanSeconds: number, reason: string): string {
  return `Changes in ${folder} are found by looking every ${scanSeconds} s: ${reason}.`;
}

/** Printed whenever more or less can be written than before. */
export function spaceNotice(dataDir: string, space: StoreSpace): string {
  switch (space) {
    case "enough":
      return `There is room again on the disk of ${dataDir}. Dateline goes on as before.`;
    case "short":
      return `The disk of ${dataDir} is full. New documents wait until there is room; what is due is still posted.`;
    case "none":
      return `The disk of ${dataDir} is full. Nothing can be recorded, so nothing is posted until there is room.`;
  }
}

/** `url` without a slash at its end. */
export function healthNotice(url: string, needsToken: boolean): string {
  return `Health and metrics: ${url}/healthz, /readyz, /metrics${needsToken ? " (with HTTP_TOKEN)" : ""}.`;
}

export function pagesNotice(url: string): string {
  return `Pages: ${url}/`;
}
