// Lines that a running bot prints for the operator.

export function readingNotice(folder: string, timeZone: string): string {
  return `Reading ${folder}. Times are in ${timeZone}.`;
}

/** `reason`: why the system reports no changes of the folder. */
export function unwatchableNotice(folder: string, scanSeconds: number, reason: string): string {
  return `Changes in ${folder} are found by looking every ${scanSeconds} s: ${reason}.`;
}

/** `url` without a slash at its end. */
export function healthNotice(url: string, needsToken: boolean): string {
  return `Health and metrics: ${url}/healthz, /readyz, /metrics${needsToken ? " (with HTTP_TOKEN)" : ""}.`;
}

export function pagesNotice(url: string): string {
  return `Pages: ${url}/`;
}
